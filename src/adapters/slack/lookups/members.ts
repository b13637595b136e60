import type { webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { atMost } from '../../caches/at-most.ts';
import { soon } from '../../chat/clock.ts';
import { reasonOf } from '../../chat/outcomes.ts';
import type { Log } from '../../log/log.ts';
import type { Site } from '../inbound/trigger.ts';
import { limits } from '../limits.ts';
import { failureOf } from '../outcomes.ts';

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

/** A workspace, by its name in the store: its token may change. */
type Where = Pick<Site, 'workspace' | 'token'>;

export type Members = {
  /**
   * What Slack says of a person, or said last if it doesn't say now, or not soon enough for an acknowledgement to wait.
   *
   * @returns undefined if Slack has never said
   */
  find(where: Where, user: string): Promise<Member | undefined>;
  /** Display names, as far as Slack gives them: of everybody known, and of `limits.lookedUpPeople` others at most. */
  names(where: Where, users: readonly string[]): Promise<ReadonlyMap<string, string>>;
};

export type MembersParts = {
  readonly client: webApi.WebClient;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Pick<Log, 'warn'>;
};

const remembered = 10_000;
/** A change of somebody's role takes effect here after this long, in milliseconds. */
const freshFor = 5 * 60_000;
/** A name that's older is looked up again. In milliseconds. */
const nameFreshFor = 24 * 3_600_000;
/** How long what is known is used without asking again, after Slack didn't answer. In milliseconds. */
const quietFor = 10_000;
/** How often the log says that Slack doesn't answer. In milliseconds. */
const warnEvery = 10 * 60_000;
/** Milliseconds; an answer that comes later is there the next time. */
const patience = 1000;

type Known = { readonly member: Member; readonly at: number };

/** People by `users.info`, which needs the scope `users:read`: https://docs.slack.dev/reference/methods/users.info */
export function createMembers({ client, now, log }: MembersParts): Members {
  // Outlives `freshFor`: what Slack said last is better than nothing while it says nothing.
  const known = new LRUCache<string, Known>(atMost(remembered));
  const asking = new Map<string, Promise<Member | undefined>>();
  /** When Slack last didn't answer, by person. */
  const failedAt = new LRUCache<string, number>(atMost(remembered));
  /** Until when Slack wants to hear no more questions, by workspace. */
  const pausedUntil = new LRUCache<string, number>(atMost(remembered));
  let warnedAt = Number.NEGATIVE_INFINITY;

  function failed({ workspace }: Where, key: string, thrown: unknown): void {
    const failure = failureOf(thrown);
    failedAt.set(key, now());
    if (failure.kind === 'limited') pausedUntil.set(workspace, now() + failure.waitMs);
    if (now() - warnedAt < warnEvery) return;
    warnedAt = now();
    log.warn(
      `slack: people cannot be looked up, so those not seen before count as guests: ${reasonOf(failure)}`,
    );
  }

  async function ask(where: Where, user: string, key: string): Promise<Member | undefined> {
    try {
      const { user: info } = await client.users.info({ token: where.token, user });
      if (info === undefined) return undefined;
      const member = memberOf(user, info);
      known.set(key, { member, at: now() });
      return member;
    } catch (thrown) {
      failed(where, key, thrown);
      return undefined;
    } finally {
      asking.delete(key);
    }
  }

  async function lookUp(where: Where, user: string, key: string): Promise<void> {
    if (now() < (pausedUntil.get(where.workspace) ?? Number.NEGATIVE_INFINITY)) return;
    const asked = asking.get(key) ?? ask(where, user, key);
    asking.set(key, asked);
    const late = 'late';
    if ((await soon(asked, patience, late)) === late) failedAt.set(key, now());
  }

  return {
    async find(where, user) {
      const key = keyOf(where, user);
      const before = known.get(key);
      const isUsable = before !== undefined && now() - before.at < freshFor;
      const isQuiet =
        before !== undefined && now() - (failedAt.get(key) ?? Number.NEGATIVE_INFINITY) < quietFor;
      if (!isUsable && !isQuiet) await lookUp(where, user, key);
      return known.get(key)?.member;
    },
    async names(where, users) {
      const people = [...new Set(users)];
      const age = (user: string): number =>
        now() - (known.get(keyOf(where, user))?.at ?? Number.MIN_SAFE_INTEGER);
      const unknown = people
        .filter((user) => age(user) > nameFreshFor)
        .sort((one, other) => age(other) - age(one))
        .slice(0, limits.lookedUpPeople);
      await Promise.all(unknown.map((user) => lookUp(where, user, keyOf(where, user))));
      return new Map(
        people.flatMap((user) => {
          const found = known.get(keyOf(where, user));
          return found === undefined ? [] : [[user, found.member.name]];
        }),
      );
    },
  };
}

function keyOf({ workspace }: Where, user: string): string {
  return `${workspace} ${user}`;
}

type UserInfo = NonNullable<webApi.UsersInfoResponse['user']>;

function memberOf(user: string, info: UserInfo): Member {
  const { profile, enterprise_user: organisation } = info;
  const names = [profile?.display_name, profile?.real_name, info.real_name, info.name];
  const ids = [info.team_id, info.enterprise_id, organisation?.enterprise_id, ...(organisation?.teams ?? [])];
  return {
    name: names.find((one) => one !== undefined && one.trim() !== '') ?? user,
    runs: [info, organisation].some((one) => one?.is_admin === true || one?.is_owner === true),
    restricted: info.is_restricted === true || info.is_ultra_restricted === true,
    zone: info.tz ?? null,
    belongsTo: ids.filter((one) => one !== undefined),
  };
}
