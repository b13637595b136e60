import { type Library, libraryOf } from '../../knowledge/queries.ts';
import { changeDocument } from '../store/change-document.ts';
import { expiryOf } from '../store/retention.ts';
import type { Key, Store } from '../store/store.ts';
import type { TopicShelf } from '../team-topics/shelf/topic-shelf.ts';
import type { ThreadPosts } from '../threads/thread-posts.ts';
import { type Weighing, weighingDue } from './state/weighing.ts';

/** Reads and changes weighings, with what everything around them needs. */
export type WeighingStore = {
  readonly store: Store;
  readonly posts: ThreadPosts;
  readonly now: () => number;
  /** With its topic made ready. */
  load(key: Key<'weighing'>): Promise<Weighing | undefined>;
  /**
   * Changes one by its version, and saves when it's next due. `next` must be pure, since it may run more than once;
   * null leaves the weighing as it is.
   *
   * @returns the weighing as it is now; undefined if there is none
   */
  change(
    key: Key<'weighing'>,
    next: (before: Weighing | undefined) => Weighing | null,
  ): Promise<Weighing | undefined>;
  /** The data on a topic; undefined if the knowledge no longer has it. */
  library(workspace: string, topic: string): Library | undefined;
};

export type WeighingsParts = {
  readonly store: Store;
  readonly posts: ThreadPosts;
  readonly shelf: Pick<TopicShelf, 'prepare' | 'knownIn'>;
  readonly now: () => number;
  /** How long a weighing is kept after its last change, in milliseconds. */
  readonly retention: number;
};

export function openWeighings({ store, posts, shelf, now, retention }: WeighingsParts): WeighingStore {
  async function load(key: Key<'weighing'>): Promise<Weighing | undefined> {
    const stored = await store.load(key);
    if (stored !== undefined) await shelf.prepare(key.workspace, [stored.value.topic]);
    return stored?.value;
  }

  return {
    store,
    posts,
    now,
    load,
    async change(key, next) {
      const change = await changeDocument(store, key, (before) => {
        const value = next(before);
        return value === null
          ? null
          : { value, due: weighingDue(value), expires: expiryOf(value.touched, retention) };
      });
      return change === null ? load(key) : change.value;
    },
    library(workspace, topic) {
      const known = shelf.knownIn(workspace).topics.find(({ id }) => id === topic);
      return known === undefined ? undefined : libraryOf(known);
    },
  };
}

/** Reply for a weighing whose topic the knowledge no longer has. */
export const topicGone = 'My data no longer covers what you weighed here.';
