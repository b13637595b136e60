import type { webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { soon } from '../soon.ts';

/** What Slack says of a person. */
export type Member = {
  readonly name: string;
  /** True for those who run the workspace or the organisation. */
  readonly runs: boolean;
  /** True for a guest of the workspace: somebody who sees only the channels that they were put into. */
  readonly restricted: boolean;
  /** Workspaces and organisations that the person belongs to. */
  readonly homes: readonly string[];
};

export type Members = {
  /** @returns undefined where Slack does not say, or not soon enough for an acknowledgement to wait */
  find(token: string, user: string): Promise<Member | undefined>;
  /** The names of those of whom Slack gives one. */
  names(token: string, users: readonly string[]): Promise<ReadonlyMap<string, string>>;
};

const remembered = 10_000;
/** Whoever was made an administrator, or is one no longer, is so here within this many milliseconds. */
const rememberedFor = 5 * 60_000;
/** Milliseconds; what is told later is there at the next time. */
const patience = 1000;

/** People by `users.info`, which needs the scope `users:read`: https://docs.slack.dev/reference/methods/users.info */
export function createMembers(client: webApi.WebClient): Members {
  const known = new LRUCache<string, Promise<Member | undefined>>({ max: remembered, ttl: rememberedFor });

  async function ask(token: string, user: string, name: string): Promise<Member | undefined> {
    try {
      const { user: info } = await client.users.info({ token, user });
      if (info === undefined) return undefined;
      const { profile, enterprise_user: whole } = info;
      const names = [profile?.display_name, profile?.real_name, info.real_name, info.name];
      const homes = [info.team_id, info.enterprise_id, whole?.enterprise_id, ...(whole?.teams ?? [])];
      return {
        name: names.find((one) => one !== undefined && one.trim() !== '') ?? user,
        runs: [info, whole].some((one) => one?.is_admin === true || one?.is_owner === true),
        restricted: info.is_restricted === true || info.is_ultra_restricted === true,
        homes: homes.filter((home) => home !== undefined),
      };
    } catch {
      // Asked anew the next time.
      known.delete(name);
      return undefined;
    }
  }

  async function find(token: string, user: string): Promise<Member | undefined> {
    const name = `${token} ${user}`;
    const asked = known.get(name) ?? ask(token, user, name);
    known.set(name, asked);
    return soon(asked, patience, undefined);
  }

  return {
    find,
    async names(token, users) {
      const found = await Promise.all(
        [...new Set(users)].map(async (user) => [user, await find(token, user)] as const),
      );
      return new Map(found.flatMap(([user, member]) => (member === undefined ? [] : [[user, member.name]])));
    },
  };
}
