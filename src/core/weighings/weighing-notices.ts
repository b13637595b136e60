import type { DueSource } from '../notices/due.ts';
import { type NoticeDelivery, openNoticeDelivery } from '../notices/notice-delivery.ts';
import type { Key } from '../store/store.ts';
import type { ThreadPost } from '../threads/thread-posts.ts';
import { weighingTurn } from '../understanding/acts/weighing-acts.ts';
import { blocksAnswer } from './replies.ts';
import { weighingResult } from './result.ts';
import { advanceWeighing, type Weighing } from './state/weighing.ts';
import { reminderBlocks, statusBlocks } from './status-message.ts';
import { messageIds } from './weighing-ids.ts';
import { topicGone, type WeighingStore } from './weighing-store.ts';

type Pending = Weighing['pending'][number];

/** What weighings tell their threads: the status message as it is now, a reminder, the result. */
export function openWeighingNotices(weighings: WeighingStore): NoticeDelivery<'weighing'> {
  return openNoticeDelivery(weighings, {
    kind: 'weighing',
    load: weighings.load,
    change: (key, next) => weighings.change(key, (before) => (before === undefined ? null : next(before))),
    threadOf: ({ platform, conversation }) => ({ platform, conversation, last: null }),
    noticesOf: (key, weighing) =>
      weighing.pending.map((pending) => ({
        id: noticeId(key.id, weighing, pending),
        post: postOf(weighings, key, weighing, pending),
      })),
    withoutNotices: (id, weighing, delivered) => ({
      ...weighing,
      pending: weighing.pending.filter((pending) => !delivered.has(noticeId(id, weighing, pending))),
    }),
    advance: (_, weighing, now) => advanceWeighing(weighing, now),
  });
}

/** Closings and reminders whose time has come, and what a process that died left undelivered. */
export function createWeighingDue(weighings: WeighingStore): DueSource {
  return openWeighingNotices(weighings);
}

function noticeId(id: string, weighing: Weighing, pending: Pending): string {
  switch (pending) {
    case 'status':
      return messageIds.edit(id, weighing);
    case 'reminder':
      return messageIds.reminder(id, weighing);
    case 'result':
      return messageIds.result(id, weighing);
    default:
      return pending satisfies never;
  }
}

function postOf(
  { library: libraryOf }: WeighingStore,
  { workspace, id }: Key<'weighing'>,
  weighing: Weighing,
  pending: Pending,
): ThreadPost {
  const library = libraryOf(workspace, weighing.topic);
  switch (pending) {
    case 'status': {
      const blocks = library === undefined ? [] : statusBlocks(library, id, weighing, { notify: false });
      return statusEdit(id, weighing, blocks);
    }
    case 'reminder': {
      const blocks = library === undefined ? [] : reminderBlocks(library, id, weighing);
      return newPost(blocksAnswer(noticeId(id, weighing, pending), blocks));
    }
    case 'result': {
      const answerId = noticeId(id, weighing, pending);
      if (library === undefined) {
        const spans = [{ kind: 'plain', text: topicGone }] as const;
        return { ...newPost(blocksAnswer(answerId, [{ kind: 'headline', spans }])), openWeighing: false };
      }
      const { blocks, sources, declined, ranking, options, main, claims, team } = weighingResult(
        library,
        weighing,
      );
      return {
        ...newPost({ id: answerId, blocks, sources, declined, ranking, isWhole: true }),
        openWeighing: false,
        // What follows in the thread is about this result, as if someone had asked for it.
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
          told: [],
          points: [],
        },
      };
    }
    default:
      return pending satisfies never;
  }
}

function newPost(answer: ThreadPost['answer']): ThreadPost {
  return { answer, replaces: null, editable: false };
}

/** The weighing's status message, edited to how things stand now. */
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
