import { type Library, libraryOf } from '../../knowledge/queries.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import { changeDocument } from '../store/change-document.ts';
import { expiryOf } from '../store/retention.ts';
import type { Key, Store } from '../store/store.ts';
import type { ThreadPosts } from '../threads/thread-posts.ts';
import { type Weighing, weighingDue } from './weighing.ts';

/** What all that is done with weighings works on. */
export type WeighingStore = {
  readonly store: Store;
  readonly posts: ThreadPosts;
  readonly now: () => number;
  load(key: Key<'weighing'>): Promise<Weighing | undefined>;
  /**
   * Changes one by its version, and says when it is next due. `next` has to be pure; null leaves it as it is.
   *
   * @returns what it is now; undefined where there is none
   */
  change(
    key: Key<'weighing'>,
    next: (before: Weighing | undefined) => Weighing | null,
  ): Promise<Weighing | undefined>;
  /** The data on what is weighed; undefined where the topic has left it. */
  library(topic: string): Library | undefined;
};

export type WeighingsParts = {
  readonly store: Store;
  readonly posts: ThreadPosts;
  readonly knowledge: () => Knowledge;
  readonly now: () => number;
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

/** What is said where the topic of a weighing has left the data. */
export const topicGone = 'My data no longer covers what was weighed here.';
