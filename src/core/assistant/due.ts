import type { Posting } from '../threads/thread-posts.ts';

/** Stored work with a due time: reminders, closings, revisit dates. */
export type DueSource = {
  /**
   * Does what is due for the threads of a platform. Each piece of work is claimed by a save that succeeds in one process
   * only, so it's done once.
   *
   * @param now milliseconds since 1970
   * @returns what that platform has to post now
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
