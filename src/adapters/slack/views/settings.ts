import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { ChannelSettings } from '../../../core/settings/channel-settings.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import type { Submission } from '../payloads.ts';
import { limits } from '../limits.ts';
import { plainText } from '../render/controls.ts';
import { selectField, viewIds } from './fields.ts';

const anyTopic = '*';
const metadataSchema = z.object({ channel: z.string() });

/**
 * How the bot answers in one channel, to be changed by its people.
 *
 * @param manages true for those who run the workspace: they alone say who decides
 */
export function settingsView(
  channel: string,
  { answers, onlyCited, topic, decides }: ChannelSettings,
  { topics }: Knowledge,
  manages: boolean,
): types.ModalView {
  const picks = [
    { id: anyTopic, title: 'By the words of the question' },
    ...topics.map(({ id, title }) => ({ id, title })),
  ];
  return {
    type: 'modal',
    callback_id: viewIds.settings,
    private_metadata: JSON.stringify({ channel }),
    title: plainText('In this channel', limits.viewTitle),
    submit: plainText('Save', limits.viewTitle),
    close: plainText('Cancel', limits.viewTitle),
    blocks: [
      selectField(
        'answers',
        'I answer',
        [
          { id: 'everywhere', title: 'mentions, and follow-ups in my threads' },
          { id: 'mention', title: 'mentions only' },
        ],
        answers,
      ),
      selectField(
        'cited',
        'Without a mention, I say',
        [
          { id: 'all', title: 'whatever helps' },
          { id: 'cited', title: 'only what has a citation' },
        ],
        onlyCited ? 'cited' : 'all',
      ),
      selectField('topic', 'A new thread is about', picks, topic ?? anyTopic),
      ...(manages
        ? [
            selectField(
              'decides',
              'Decisions are recorded and changed by',
              [
                { id: 'everyone', title: 'everybody here' },
                { id: 'managers', title: 'those who run the workspace' },
              ],
              decides,
            ),
          ]
        : []),
    ],
  };
}

/** What was chosen, and where; undefined where the form is not one of ours. */
export function readSettings({
  view,
}: Submission): { channel: string; change: Partial<ChannelSettings> } | undefined {
  const { data } = metadataSchema.safeParse(parsed(view.private_metadata));
  if (data === undefined) return undefined;
  const chosen = (name: string): string | undefined =>
    view.state.values[name]?.[name]?.selected_option?.value;
  const topic = chosen('topic');
  const decides = chosen('decides');
  return {
    channel: data.channel,
    change: {
      answers: chosen('answers') === 'mention' ? 'mention' : 'everywhere',
      onlyCited: chosen('cited') === 'cited',
      topic: topic === undefined || topic === anyTopic ? null : topic,
      ...(decides === 'everyone' || decides === 'managers' ? { decides } : {}),
    },
  };
}

export function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
