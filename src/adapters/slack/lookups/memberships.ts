import type { webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { atMost } from '../../caches/at-most.ts';
import { limits } from '../limits.ts';

export type Memberships = {
  /**
   * The closed places (private channels, group and direct messages) that both the bot and a person are in.
   *
   * @param team the workspace to look in, for an organisation's token
   * @returns none if Slack doesn't say, which is the careful side
   */
  closedPlaces(token: string, user: string, team: string | null): Promise<ReadonlySet<string>>;
  /** The same, looked up anew: for a page that stays. */
  closedPlacesNow(token: string, user: string, team: string | null): Promise<ReadonlySet<string>>;
};

const remembered = 1000;
/** Somebody who left a channel sees nothing of it after this many milliseconds. */
const rememberedFor = 30_000;

export function createMemberships(client: webApi.WebClient): Memberships {
  const known = new LRUCache<string, Promise<ReadonlySet<string>>>({
    ...atMost(remembered),
    ttl: rememberedFor,
  });
  const keyOf = (token: string, user: string, team: string | null): string =>
    JSON.stringify([token, user, team]);

  async function ask(token: string, user: string, team: string | null): Promise<Set<string>> {
    const places = new Set<string>();
    try {
      let cursor: string | undefined;
      do {
        const page = await client.users.conversations({
          token,
          user,
          // An organisation's token needs it: https://docs.slack.dev/reference/methods/users.conversations
          ...(team === null ? {} : { team_id: team }),
          types: 'private_channel,mpim,im',
          limit: limits.conversationsPage,
          exclude_archived: true,
          ...(cursor === undefined ? {} : { cursor }),
        });
        for (const { id } of page.channels ?? []) if (id !== undefined) places.add(id);
        cursor = page.response_metadata?.next_cursor || undefined;
      } while (cursor !== undefined);
      return places;
    } catch {
      known.delete(keyOf(token, user, team));
      return new Set();
    }
  }

  function closedPlacesNow(token: string, user: string, team: string | null): Promise<ReadonlySet<string>> {
    const asked = ask(token, user, team);
    known.set(keyOf(token, user, team), asked);
    return asked;
  }

  return {
    closedPlacesNow,
    closedPlaces: async (token, user, team) =>
      known.get(keyOf(token, user, team)) ?? closedPlacesNow(token, user, team),
  };
}
