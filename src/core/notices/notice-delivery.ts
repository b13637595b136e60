import type { DocumentKind } from '../store/documents.ts';
import { skipDamaged } from '../store/skip-damaged.ts';
import type { Key, Store } from '../store/store.ts';
import type { LastKnown, Posting, ThreadPost, ThreadPosts } from '../threads/thread-posts.ts';
import type { DueSource } from './due.ts';

/** A message nobody asked for: a reminder, a closing, an edit of what a thread shows. */
export type Notice = {
  /** Id of its answer. It stays the same however often the notice is delivered. */
  readonly id: string;
  /** Null for one that another version of this program wrote: it can't be posted. */
  readonly post: ThreadPost | null;
};

/** The thread that a document tells. */
export type NoticeThread = {
  readonly platform: string | null;
  readonly conversation: string;
  /** Where the thread was, for when its own document has expired. */
  readonly last: LastKnown | null;
};

/** A kind of document that saves its notices together with the changes they report. */
export type NoticeSource<K extends DocumentKind, D> = {
  readonly kind: K;
  load(key: Key<K>): Promise<D | undefined>;
  /** Changes a document by its version: of several processes, one makes the save. Null leaves it as it is. */
  change(key: Key<K>, next: (before: D) => D | null): Promise<unknown>;
  /** Null if there's no thread to tell. */
  threadOf(document: D): NoticeThread | null;
  /** Notices that aren't in the thread's outbox yet, oldest first. */
  noticesOf(key: Key<K>, document: D): readonly Notice[];
  withoutNotices(id: string, document: D, delivered: ReadonlySet<string>): D;
  /** What time does to a document, notices included; null if nothing is due. Pure. */
  advance(key: Key<K>, document: D, now: number): D | null;
  /** Catches up on what this document owes another one. */
  settle?(key: Key<K>): Promise<void>;
};

export type NoticeDelivery<K extends DocumentKind> = DueSource & {
  /**
   * Puts a document's notices into its thread's outbox, then takes them off the document. The thread remembers
   * their ids, so that after a crash, or from a second process, each is still posted once.
   *
   * @returns what to post now
   */
  deliver(key: Key<K>): Promise<readonly Posting[]>;
};

/** How many documents one look takes up; the rest are due at the next. */
const mostDue = 500;

export function openNoticeDelivery<K extends DocumentKind, D>(
  { store, posts }: { readonly store: Pick<Store, 'due'>; readonly posts: ThreadPosts },
  source: NoticeSource<K, D>,
): NoticeDelivery<K> {
  async function deliver(key: Key<K>): Promise<readonly Posting[]> {
    const document = await source.load(key);
    const notices = document === undefined ? [] : source.noticesOf(key, document);
    if (document === undefined || notices.length === 0) return [];
    const thread = source.threadOf(document);
    const postings: Posting[] = [];
    for (const { post } of notices) {
      if (thread === null || post === null) continue;
      const posting = await posts.say(key.workspace, thread.conversation, post, thread.last);
      if (posting !== null) postings.push(posting);
    }
    const delivered = new Set(notices.map(({ id }) => id));
    await source.change(key, (before) => source.withoutNotices(key.id, before, delivered));
    return postings;
  }

  async function look(key: Key<K>, platform: string, now: number): Promise<readonly Posting[]> {
    const document = await source.load(key);
    if (document === undefined) return [];
    if ((source.threadOf(document)?.platform ?? platform) !== platform) return [];
    await source.change(key, (before) => source.advance(key, before, now));
    await source.settle?.(key);
    return deliver(key);
  }

  return {
    deliver,
    async due(platform, now, within) {
      const postings: Posting[] = [];
      for (const key of await store.due(source.kind, now, mostDue, within))
        postings.push(...((await look(key, platform, now).catch(skipDamaged)) ?? []));
      return postings;
    },
  };
}
