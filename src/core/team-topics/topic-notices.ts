import { plain } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';
import { type NoticeDelivery, openNoticeDelivery } from '../notices/notice-delivery.ts';
import type { Store } from '../store/store.ts';
import type { ThreadPost, ThreadPosts } from '../threads/thread-posts.ts';
import { dormantAfter, keptSteps, remindedAfter } from './limits.ts';
import { proposalPost, proposalPostId } from './proposals/proposal-post.ts';
import type { TeamTopicStore } from './shelf/team-topic-store.ts';
import { cardBlocks, cardEditId, topicCardEdit } from './show/topic-card.ts';
import { topicAnswer } from './show/topic-replies.ts';
import type { TeamTopic } from './state/team-topic.ts';

type Parts = {
  readonly store: Pick<Store, 'due'>;
  readonly posts: ThreadPosts;
  readonly topics: TeamTopicStore;
  /** Compares the records that rest on a topic with it. */
  readonly recheck: (workspace: string, topic: string) => Promise<void>;
};

/** What topics of a team's own tell their threads: the card as it's now, and that nobody has touched one for long. */
export function openTopicNotices({ store, posts, topics, recheck }: Parts): NoticeDelivery<'team-topic'> {
  return openNoticeDelivery(
    { store, posts },
    {
      kind: 'team-topic',
      load: async ({ workspace, id }) => (await topics.load(workspace, id))?.topic,
      change: ({ workspace, id }, next) => topics.change(workspace, id, next),
      threadOf: ({ platform, conversation, destination, place }) => ({
        platform,
        conversation,
        last: destination === null ? null : { destination, place },
      }),
      noticesOf: ({ id }, topic) => [
        ...topic.pending.flatMap((pending) => {
          const post = postOf(id, topic, pending);
          return post === null ? [] : [{ id: noticeId(id, topic, pending), post }];
        }),
        ...topic.proposals
          .filter(({ isAsked }) => !isAsked)
          .map((proposal) => ({
            id: proposalPostId(id, proposal.id),
            post: proposalPost(id, topic, proposal),
          })),
      ],
      withoutNotices: (id, topic, delivered) => ({
        ...topic,
        pending: topic.pending.filter((pending) => !delivered.has(noticeId(id, topic, pending))),
        proposals: topic.proposals.map((proposal) =>
          delivered.has(proposalPostId(id, proposal.id)) ? { ...proposal, isAsked: true } : proposal,
        ),
      }),
      advance: (_, topic, now) => advanceTopic(topic, now),
      async settle({ workspace, id }) {
        const stored = await topics.load(workspace, id);
        if (stored?.topic.unsettled !== true) return;
        await topics.relist(workspace, id);
        await recheck(workspace, id);
        const { revision } = stored.topic;
        await topics.change(workspace, id, (before) =>
          before.unsettled && before.revision === revision ? { ...before, unsettled: false } : null,
        );
      },
    },
  );
}

/** What time does to a topic: its thread is reminded once, and a week later it's dormant. */
export function advanceTopic(topic: TeamTopic, now: number): TeamTopic | null {
  const { status, of, touched, remindedAt } = topic;
  if (status === 'dormant' || of !== null) return null;
  if (remindedAt === null)
    return now < touched + remindedAfter
      ? null
      : { ...topic, remindedAt: now, pending: [...topic.pending, 'reminder'] };
  if (now < touched + dormantAfter) return null;
  const slept = { by: '', at: now, operation: `slept ${touched}`, did: 'slept', what: '' } as const;
  return {
    ...topic,
    status: 'dormant',
    revision: topic.revision + 1,
    history: [...topic.history, slept].slice(-keptSteps),
    pending: topic.card === null ? topic.pending : [...topic.pending, 'card'],
    unsettled: true,
  };
}

function noticeId(id: string, topic: TeamTopic, pending: TeamTopic['pending'][number]): string {
  switch (pending) {
    case 'card':
      return cardEditId(id, topic);
    case 'reminder':
      return answerIdOf(['topic', id, 'reminder', topic.remindedAt ?? 0]);
    default:
      return pending satisfies never;
  }
}

function postOf(id: string, topic: TeamTopic, pending: TeamTopic['pending'][number]): ThreadPost | null {
  switch (pending) {
    case 'card':
      return topicCardEdit(id, topic);
    case 'reminder': {
      const [, ...card] = cardBlocks(id, topic);
      return {
        answer: topicAnswer(noticeId(id, topic, pending), [
          {
            kind: 'headline',
            spans: [
              plain(
                `Nobody has touched "${topic.name}" for a month. Go on with it, or it falls asleep in a week; nothing of it is lost.`,
              ),
            ],
          },
          ...card.filter(({ kind }) => kind === 'choices'),
        ]),
        replaces: null,
        editable: false,
      };
    }
    default:
      return pending satisfies never;
  }
}
