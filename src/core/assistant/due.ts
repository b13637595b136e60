import type { Posting } from '../threads/thread-posts.ts';

/** Something that is kept and whose time comes: a reminder, a closing, a day to look again. */
export type DueSource = {
  /**
   * Does what is due for the threads of a door. What is due is claimed by a save that only one process can
   * make, so that each is done once.
   *
   * @param now milliseconds since 1970
   * @returns what that door has to post now
   */
  due(platform: string, now: number): Promise<readonly Posting[]>;
};

export function createDue(sources: readonly DueSource[]): DueSource {
  return {
    async due(platform, now) {
      const postings: Posting[] = [];
      for (const source of sources) postings.push(...(await source.due(platform, now)));
      return postings;
    },
  };
}
