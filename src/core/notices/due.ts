import type { Posting } from '../threads/thread-posts.ts';

/** Something that waits for a time to come: a reminder, a closing, a day to look again. */
export type DueSource = {
  /**
   * Does what's due for a platform's threads, once each: only one process can make the save that claims it.
   *
   * @param now milliseconds since 1970
   * @param within only in workspaces whose names begin like this
   * @returns what the platform has to post now
   */
  due(platform: string, now: number, within: string): Promise<readonly Posting[]>;
};

/** Everything that's due, source by source. */
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
