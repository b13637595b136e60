import type { webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { limits } from '../limits.ts';

export type Memberships = {
  /**
   * The closed places (private channels, group and direct messages) that the bot and a person are both in.
   *
   * @param team the workspace to look in, where the token is an organisation's
   * @param anew true for a page that stays: what was true half a minute ago will not do
   * @returns none where Slack does not say: the careful side
   */
  closedPlaces(
    token: string,
    user: string,
    team: string | null,
    anew?: boolean,
  ): Promise<ReadonlySet<string>>;
};

const remembered = 1000;
/** Who left a channel sees nothing of it after this many milliseconds. */
const rememberedFor = 30_000;

export function createMemberships(client: webApi.WebClient): Memberships {
  const known = new LRUCache<string, Promise<ReadonlySet<string>>>({ max: remembered, ttl: rememberedFor });

  async function ask(token: string, user: string, team: string | null, name: string): Promise<Set<string>> {
    const places = new Set<string>();
    try {
      let cursor: string | undefined;
      do {
        const page = await client.users.conversations({
          token,
          user,
          // Needed with an organisation's token: https://docs.slack.dev/reference/methods/users.conversations
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
      // Asked anew the next time.
      known.delete(name);
      return new Set();
    }
  }

  return {
    async closedPlaces(token, user, team, anew = false) {
      const name = JSON.stringify([token, user, team]);
      const asked = (anew ? undefined : known.get(name)) ?? ask(token, user, team, name);
      known.set(name, asked);
      return asked;
    },
  };
}
