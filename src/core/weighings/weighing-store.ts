import { type Library, libraryOf } from '../../knowledge/queries.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import { changeDocument } from '../store/change-document.ts';
import { expiryOf } from '../store/retention.ts';
import type { Key, Store } from '../store/store.ts';
import type { ThreadPosts } from '../threads/thread-posts.ts';
import { type Weighing, weighingDue } from './state/weighing.ts';

/** Reads and changes weighings, with what everything around them needs. */
export type WeighingStore = {
  readonly store: Store;
  readonly posts: ThreadPosts;
  readonly now: () => number;
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
  library(topic: string): Library | undefined;
};

export type WeighingsParts = {
  readonly store: Store;
  readonly posts: ThreadPosts;
  readonly knowledge: () => Knowledge;
  readonly now: () => number;
  /** How long a weighing is kept after its last change, in milliseconds. */
  readonly retention: number;
};

export function openWeighings({ store, posts, knowledge, now, retention }: WeighingsParts): WeighingStore {
  return {
    store,
    posts,
    now,
    load: async (key) => (await store.load(key))?.value,
    async change(key, next) {
      const change = await changeDocument(store, key, (before) => {
        const value = next(before);
        return value === null
          ? null
          : { value, due: weighingDue(value), expires: expiryOf(value.touched, retention) };
      });
      return change === null ? (await store.load(key))?.value : change.value;
    },
    library(topic) {
      const known = knowledge().topics.find(({ id }) => id === topic);
      return known === undefined ? undefined : libraryOf(known);
    },
  };
}

/** Reply for a weighing whose topic the knowledge no longer has. */
export const topicGone = 'My data no longer covers what you weighed here.';
