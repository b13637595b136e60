import type { Knowledge } from '../../../knowledge/schema.ts';
import { type NoticeDelivery, openNoticeDelivery } from '../../notices/notice-delivery.ts';
import type { Store } from '../../store/store.ts';
import type { ThreadPosts } from '../../threads/thread-posts.ts';
import { advance } from './advance.ts';
import type { RecordStore } from './record-store.ts';
import { settle } from './settle.ts';

type Parts = {
  readonly store: Store;
  readonly posts: ThreadPosts;
  readonly records: RecordStore;
  readonly knowledge: (workspace: string) => Knowledge;
  readonly now: () => number;
};

/** Delivers what records tell their threads. */
export function openRecordNotices(parts: Parts): NoticeDelivery<'decision'> {
  const { records, knowledge } = parts;
  return openNoticeDelivery(parts, {
    kind: 'decision',
    load: ({ workspace, id }) => records.find(workspace, id),
    change: ({ workspace, id }, next) => records.change(workspace, id, next),
    threadOf: ({ destination, conversation, place }) =>
      destination === null
        ? null
        : { platform: destination.platform, conversation, last: { destination, place } },
    noticesOf: ({ id }, { notices }) =>
      notices.map(({ answer, content, replaces, editable, voters }) => ({
        id: answer,
        post:
          content === null
            ? null
            : {
                answer: content,
                replaces,
                editable,
                isOfRecords: true,
                ...(voters === undefined ? {} : { vote: { id, voters } }),
              },
      })),
    withoutNotices: (_, decision, delivered) => ({
      ...decision,
      notices: decision.notices.filter(({ answer }) => !delivered.has(answer)),
    }),
    advance: ({ workspace, id }, decision, now) => advance({ id, decision }, now, knowledge(workspace)),
    settle: ({ workspace, id }) => settle(parts, workspace, id),
  });
}
