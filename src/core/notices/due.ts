import type { Posting } from '../threads/thread-posts.ts';

/** Something that waits for a time to come: a reminder, a closing, a day to look again. */
export type DueSource = {
  /**
   * Does what is due for the threads of a platform. A save that only one process can make claims it, so that
   * each happens once.
   *
   * @param now milliseconds since 1970
   * @param within only in workspaces whose names begin like this
   * @returns what the platform has to post now
   */
  due(platform: string, now: number, within: string): Promise<readonly Posting[]>;
};

/** What is due in all sources, one after another. */
export type Due = {
  /** @param within beginning of the names of the platform's workspaces: `slack:` for `slack`, unless given */
  due(platform: string, now: number, within?: string): Promise<readonly Posting[]>;
};

export function createDue(sources: readonly DueSource[]): Due {
  return {
    async due(platform, now, within = `${platform}:`) {
      const postings: Posting[] = [];
      for (const source of sources) postings.push(...(await source.due(platform, now, within)));
      return postings;
    },
  };
}
