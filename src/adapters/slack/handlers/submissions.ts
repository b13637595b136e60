import type { types } from '@slack/bolt';
import { isDirect, threadName } from '../address.ts';
import type { Submission } from '../payloads.ts';
import { readComment } from '../views/comment.ts';
import { readComparison } from '../views/compare.ts';
import { viewIds } from '../views/fields.ts';
import { readSettings } from '../views/settings.ts';
import type { Site, Tools } from './context.ts';
import { submitForm } from './forms.ts';

/** A form that was sent. One that is not ours is let pass. @returns what it shows next; undefined where it closes */
export async function handleSubmission(
  submission: Submission,
  site: Site,
  tools: Tools,
): Promise<types.ModalView | undefined> {
  const { view, user } = submission;
  switch (view.callback_id) {
    case viewIds.settings: {
      const read = readSettings(submission);
      if (read === undefined) return undefined;
      const { decides, ...others } = read.change;
      const { manages } = await tools.rightsOf(site, user.id, user.team_id ?? undefined);
      await tools.assistant.settings.change(
        site.workspace,
        read.channel,
        manages && decides !== undefined ? { ...others, decides } : others,
      );
      return undefined;
    }
    case viewIds.comment: {
      const read = readComment(submission);
      if (read === undefined || read.comment === '') return undefined;
      await tools.assistant.feedback.give(site.workspace, {
        ...read,
        author: user.id,
        verdict: 'not-helpful',
      });
      return undefined;
    }
    case viewIds.compare:
      await compare(submission, site, tools);
      return undefined;
    case viewIds.form:
      return submitForm(submission, site, tools);
    default:
      return undefined;
  }
}

async function compare({ view, user, response_urls }: Submission, site: Site, tools: Tools): Promise<void> {
  const read = readComparison({ view, user }, tools.assistant.knowledge());
  if (read === undefined) return;
  const { words, channel } = read;
  const known = isDirect(channel)
    ? await tools.assistant.threadAt(site.workspace, threadName(channel, null))
    : undefined;
  await tools.ask({
    workspace: site.workspace,
    conversation: known ?? `form:${view.id}`,
    author: user.id,
    words,
    how: 'direct',
    delivery: `form:${view.id}:${view.hash ?? ''}`,
    place: { id: channel, closed: await tools.channels.isClosed(site.token, channel) },
    rights: await tools.rightsOf(site, user.id, user.team_id ?? undefined),
    address: {
      team: site.team,
      enterprise: site.enterprise,
      channel,
      thread: null,
      asked: { by: user.id, words },
      user: user.id,
      unshared: false,
      responseUrl: response_urls?.[0]?.response_url ?? null,
    },
  });
}
