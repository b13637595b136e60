import type { webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { soon } from '../../chat/clock.ts';

/** What Slack knows of a person. */
export type Member = {
  readonly name: string;
  /** True for owners and administrators of the workspace or organisation. */
  readonly runs: boolean;
  /** True for a guest of the workspace, who only sees the channels they were added to. */
  readonly restricted: boolean;
  /** Their time zone, as an IANA name; null if Slack doesn't tell. */
  readonly zone: string | null;
  /** Ids of the workspaces and organisations the person belongs to. */
  readonly belongsTo: readonly string[];
};

export type Members = {
  /** @returns undefined if Slack doesn't say, or not soon enough for an acknowledgement to wait */
  find(token: string, user: string): Promise<Member | undefined>;
  /** Display names, as far as Slack gives them. */
  names(token: string, users: readonly string[]): Promise<ReadonlyMap<string, string>>;
};

const remembered = 10_000;
/** A change of somebody's role takes effect here after this long, in milliseconds. */
const rememberedFor = 5 * 60_000;
/** Milliseconds; an answer that comes later is there the next time. */
const patience = 1000;

/** People by `users.info`, which needs the scope `users:read`: https://docs.slack.dev/reference/methods/users.info */
export function createMembers(client: webApi.WebClient): Members {
  const known = new LRUCache<string, Promise<Member | undefined>>({ max: remembered, ttl: rememberedFor });

  async function ask(token: string, user: string, key: string): Promise<Member | undefined> {
    try {
      const { user: info } = await client.users.info({ token, user });
      if (info === undefined) return undefined;
      const { profile, enterprise_user: organisation } = info;
      const names = [profile?.display_name, profile?.real_name, info.real_name, info.name];
      const ids = [
        info.team_id,
        info.enterprise_id,
        organisation?.enterprise_id,
        ...(organisation?.teams ?? []),
      ];
      return {
        name: names.find((one) => one !== undefined && one.trim() !== '') ?? user,
        runs: [info, organisation].some((one) => one?.is_admin === true || one?.is_owner === true),
        restricted: info.is_restricted === true || info.is_ultra_restricted === true,
        zone: info.tz ?? null,
        belongsTo: ids.filter((one) => one !== undefined),
      };
    } catch {
      known.delete(key);
      return undefined;
    }
  }

  async function find(token: string, user: string): Promise<Member | undefined> {
    const key = `${token} ${user}`;
    const asked = known.get(key) ?? ask(token, user, key);
    known.set(key, asked);
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
