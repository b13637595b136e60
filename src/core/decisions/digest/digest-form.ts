import { oneLineAnswer } from '../../answer/one-line-answer.ts';
import { zoneLabel } from '../../dates/zones.ts';
import { textIn } from '../../forms/form.ts';
import type { FormRequest, FormSource } from '../../forms/forms.ts';
import type { Settings } from '../../settings/channel-settings.ts';
import type { Managers } from '../../settings/managers.ts';
import { whoConfigures, whyNotChange } from '../../settings/settings-rights.ts';

export type DigestFormParts = {
  readonly settings: Settings;
  readonly managers: Pick<Managers, 'role'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

const prefix = 'digest:';

/** The ref of the form that turns a channel's weekly digest on and off. */
export const digestRef = `${prefix}channel` as const;

const noChannel = 'A digest belongs to a channel, and there are none here.';
const cannotPost = "I can't post in this channel by myself. Invite me to it, then turn the digest on.";

/** Whether a channel gets a weekly digest of its decisions. */
export function createDigestForms({ settings, managers, now }: DigestFormParts): FormSource {
  async function whyNot(request: FormRequest): Promise<string | null> {
    const { workspace, place, rights } = request;
    if (place === null) return noChannel;
    return whyNotChange(request, 'channel', {}, await whoConfigures(rights, workspace, managers));
  }

  return {
    prefix,

    async open(request) {
      const { ref, workspace, author, place } = request;
      const refusal = await whyNot(request);
      if (refusal !== null || place === null)
        return {
          kind: 'refused',
          answer: oneLineAnswer(refusal ?? noChannel, [ref, workspace, author], true),
        };
      const { digest } = await settings.of(workspace, place.id);
      return {
        kind: 'form',
        form: {
          ref: digestRef,
          title: 'Weekly digest',
          intro:
            'What was decided, has changed, is open to vote and is due. Nothing if there is nothing to say.',
          fields: [
            {
              kind: 'one',
              id: 'weekly',
              label: 'Decisions of the week, in this channel',
              hint: null,
              required: true,
              value: digest === null ? 'off' : 'on',
              options: [
                { value: 'on', label: 'every Monday at 9:00' },
                { value: 'off', label: 'never' },
              ],
            },
          ],
          submit: 'Save',
        },
      };
    },

    async submit(submission) {
      const { ref, workspace, author, place, filled } = submission;
      const done = (words: string, declined: boolean) => ({
        note: oneLineAnswer(words, [ref, workspace, author, String(now())], declined),
        postings: [],
        asks: null,
      });
      const refusal = await whyNot(submission);
      if (refusal !== null || place === null) return done(refusal ?? noChannel, true);
      if (textIn(filled, 'weekly') !== 'on') {
        await settings.change(workspace, place.id, { digest: null });
        return done('Saved. This channel gets no weekly digest.', false);
      }
      const destination = (await submission.destination?.()) ?? null;
      if (destination === null) return done(cannotPost, true);
      const before = (await settings.of(workspace, place.id)).digest;
      const since = before?.since ?? now();
      const { zone } = await settings.change(workspace, place.id, { digest: { destination, place, since } });
      return done(
        `Saved. On Mondays at 9:00, ${zoneLabel(zone ?? 'UTC')}, I'll post here what was decided, has changed, is open to vote and is due; nothing if there's nothing to say.`,
        false,
      );
    },
  };
}
