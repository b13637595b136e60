import type { HTTPReceiver } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { StoreAway } from '../../../core/store/store.ts';
import type { Access } from './access.ts';
import { limits } from '../limits.ts';
import { backoff, type Pauses } from '../pause.ts';

type Installer = NonNullable<HTTPReceiver['installer']>;
type Query = Parameters<Installer['authorize']>[0];
type Authorization = Awaited<ReturnType<Installer['authorize']>>;

export type InstalledAccessParts = {
  readonly pauses: Pauses;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** First wait for the token that somebody else is about to store, in milliseconds; it doubles. */
  readonly lookAgainAfter: number;
};

/** Looks for a new token: 1.5 s of waiting in all with a first wait of 100 ms, as an acknowledgement waits for this. */
const looks = 5;
const remembered = 1000;

/**
 * Access to every workspace that installed the app. Bolt's installer refreshes tokens that rotate; here that is
 * done once for all who ask at the same time, since a refresh token is good for one use. Where another process
 * was faster, or Slack was not reached, the store is looked at again until there is a good token in it. While the
 * store is away, what it said last holds for as long as the token does.
 */
export function createInstalledAccess(
  { installer }: Pick<HTTPReceiver, 'installer'>,
  { pauses, now, lookAgainAfter }: InstalledAccessParts,
): Access {
  if (installer === undefined)
    throw new Error(
      'there is no installer: SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET belong together',
    );
  const { authorize } = installer;
  const running = new Map<string, Promise<Authorization>>();
  const known = new LRUCache<string, Authorization>({ max: remembered });

  async function fresh(query: Query): Promise<Authorization> {
    for (let look = 1; ; look++) {
      const found = await authorize(query);
      const left = timeLeft(found);
      if (left > limits.refreshBefore) return found;
      if (look < looks && (await pauses.wait(backoff(look - 1, lookAgainAfter, 1000)))) continue;
      if (left > 0) return found;
      throw new Error(
        `the token for ${nameOf(query)} has expired and Slack gave no new one; if that goes on, the app has to be installed there again`,
      );
    }
  }

  async function freshOrKnown(query: Query): Promise<Authorization> {
    const name = nameOf(query);
    try {
      const found = await fresh(query);
      known.set(name, found);
      return found;
    } catch (thrown) {
      const before = known.get(name);
      if (before !== undefined && isAway(thrown) && timeLeft(before) > 0) return before;
      throw thrown;
    }
  }

  async function shared(query: Query): Promise<Authorization> {
    const name = nameOf(query);
    const asked = running.get(name) ?? freshOrKnown(query).finally(() => running.delete(name));
    running.set(name, asked);
    const found = await asked;
    // An organisation's installation has no team of its own: it is the one that is asked for.
    return query.isEnterpriseInstall && query.teamId !== undefined
      ? { ...found, teamId: query.teamId }
      : { ...found };
  }

  /** Milliseconds until the token expires. */
  function timeLeft({ botTokenExpiresAt }: Authorization): number {
    return botTokenExpiresAt === undefined ? Number.POSITIVE_INFINITY : botTokenExpiresAt * 1000 - now();
  }

  return {
    authorize: shared,
    team: undefined,
    async tokenOf(team, enterprise) {
      const query: Query =
        team === null
          ? { teamId: undefined, enterpriseId: enterprise ?? '', isEnterpriseInstall: true }
          : { teamId: team, enterpriseId: enterprise ?? undefined, isEnterpriseInstall: false };
      const { botToken } = await shared(query);
      if (botToken === undefined)
        throw new Error(
          `there is no bot token for ${nameOf(query)}: the app has to be installed there again`,
        );
      return botToken;
    },
  };
}

function nameOf({ teamId, enterpriseId, isEnterpriseInstall }: Query): string {
  return isEnterpriseInstall ? `organisation ${enterpriseId ?? '?'}` : `workspace ${teamId ?? '?'}`;
}

/** The installer wraps what the store throws. */
function isAway(thrown: unknown): boolean {
  if (thrown instanceof StoreAway) return true;
  return thrown instanceof Error && 'original' in thrown && isAway(thrown.original);
}
