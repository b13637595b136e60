import type { DueSource } from '../assistant/due.ts';
import type { Key } from '../store/store.ts';
import type { Posting, ThreadPost } from '../threads/thread-posts.ts';
import { weighingTurn } from '../understanding/decide/weighing-together.ts';
import { blocksAnswer } from './messages.ts';
import { weighingResult } from './result.ts';
import { reminderBlocks, statusBlocks } from './status-message.ts';
import { advanceWeighing, type Weighing } from './weighing.ts';
import { messageIds } from './weighing-ids.ts';
import { topicGone, type WeighingStore } from './weighing-store.ts';

/** At most so many at a time; the others are as due at the next. */
const mostDue = 500;

/**
 * Says in the thread what it has not been told. Every message has an id of its own that does not change, so
 * that what was said before a crash, or by another process, is not said again.
 *
 * @returns what to post now
 */
export async function tell(weighings: WeighingStore, key: Key<'weighing'>): Promise<readonly Posting[]> {
  const weighing = await weighings.load(key);
  if (weighing === undefined || weighing.pending.length === 0) return [];
  const postings: Posting[] = [];
  for (const what of weighing.pending) {
    const post = postOf(weighings, key.id, weighing, what);
    const posting = await weighings.posts.say(key.workspace, weighing.conversation, post);
    if (posting !== null) postings.push(posting);
  }
  await weighings.change(key, (before) =>
    before?.round === weighing.round && before.changes === weighing.changes
      ? { ...before, pending: [] }
      : null,
  );
  return postings;
}

function postOf(
  { library: libraryOf }: WeighingStore,
  id: string,
  weighing: Weighing,
  what: Weighing['pending'][number],
): ThreadPost {
  const library = libraryOf(weighing.topic);
  switch (what) {
    case 'status':
      return statusEdit(
        id,
        weighing,
        library === undefined ? [] : statusBlocks(library, id, weighing, { notify: false }),
      );
    case 'reminder':
      return {
        answer: blocksAnswer(
          messageIds.reminder(id, weighing),
          library === undefined ? [] : reminderBlocks(library, id, weighing),
        ),
        replaces: null,
        editable: false,
      };
    case 'result': {
      if (library === undefined)
        return {
          answer: blocksAnswer(messageIds.result(id, weighing), [
            { kind: 'headline', spans: [{ kind: 'plain', text: topicGone }] },
          ]),
          replaces: null,
          editable: false,
        };
      const { blocks, sources, declined, ranking, options, main, claims, team } = weighingResult(
        library,
        weighing,
      );
      const answer = { id: messageIds.result(id, weighing), blocks, sources, declined, ranking };
      return {
        answer,
        replaces: null,
        editable: false,
        last: {
          intent: weighingTurn,
          named: [...weighing.candidates],
          options: [...options],
          main,
          aspects: [],
          claims: [...claims],
          ranking: [...ranking],
          team,
          alternatives: [],
        },
      };
    }
  }
}

/** The one message of a weighing, as it reads now. */
export function statusEdit(
  id: string,
  weighing: Weighing,
  blocks: ReturnType<typeof statusBlocks>,
): ThreadPost {
  return {
    answer: blocksAnswer(messageIds.edit(id, weighing), blocks),
    replaces: messageIds.status(id, weighing.round),
    editable: false,
  };
}

/** Closings and reminders whose time has come, and what a process that died had left to say. */
export function createWeighingDue(weighings: WeighingStore): DueSource {
  return {
    async due(platform, now) {
      const postings: Posting[] = [];
      for (const { workspace, id } of await weighings.store.due('weighing', now, mostDue)) {
        const key: Key<'weighing'> = { workspace, kind: 'weighing', id };
        const known = await weighings.load(key);
        if (known === undefined || (known.platform ?? platform) !== platform) continue;
        await weighings.change(key, (before) => (before === undefined ? null : advanceWeighing(before, now)));
        postings.push(...(await tell(weighings, key)));
      }
      return postings;
    },
  };
}
