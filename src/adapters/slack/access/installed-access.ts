import type { HTTPReceiver } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { StoreAway } from '../../../core/store/store.ts';
import { atMost } from '../../caches/at-most.ts';
import type { Clock } from '../../chat/clock.ts';
import { limits } from '../limits.ts';
import type { Access } from './access.ts';

type Installer = NonNullable<HTTPReceiver['installer']>;
type Query = Parameters<Installer['authorize']>[0];
type Authorization = Awaited<ReturnType<Installer['authorize']>>;

export type InstalledAccessParts = {
  readonly installer: Pick<Installer, 'authorize'>;
  readonly clock: Clock;
  /** First wait for a token that another process is about to store, in milliseconds; it doubles. */
  readonly lookAgainAfter: number;
};

/** Looks for a new token: 1.5 s of waiting in all with a first wait of 100 ms, because an acknowledgement waits for it. */
const looks = 5;
const longestWait = 1000;
const remembered = 1000;

/**
 * Access to every workspace that installed the app. Bolt's installer refreshes tokens that rotate. A refresh token is
 * good for one use, so calls that come at the same time share one refresh; if another process was faster or Slack wasn't
 * reached, the store is looked at again until it has a good token. While the store is away, the last known token is used
 * for as long as it's good.
 */
export function createInstalledAccess({ installer, clock, lookAgainAfter }: InstalledAccessParts): Access {
  const running = new Map<string, Promise<Authorization>>();
  const known = new LRUCache<string, Authorization>(atMost(remembered));

  async function fresh(query: Query): Promise<Authorization> {
    for (let look = 1; ; look++) {
      const found = await installer.authorize(query);
      const left = timeLeft(found);
      if (left > limits.refreshBefore) return found;
      if (look < looks) {
        await clock.wait(Math.min(longestWait, lookAgainAfter * 2 ** (look - 1)));
        continue;
      }
      if (left > 0) return found;
      throw new Error(
        `the token of ${nameOf(query)} has expired and Slack gave no new one; if it goes on, install the app there again`,
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
    // An organisation's installation has no team: the one that was asked for is put in.
    return query.isEnterpriseInstall && query.teamId !== undefined
      ? { ...found, teamId: query.teamId }
      : { ...found };
  }

  /** Milliseconds until the token expires. */
  function timeLeft({ botTokenExpiresAt }: Authorization): number {
    return botTokenExpiresAt === undefined
      ? Number.POSITIVE_INFINITY
      : botTokenExpiresAt * 1000 - clock.now();
  }

  return {
    authorize: shared,
    open: async () => null,
    close: () => {},
    async tokenOf(team, enterprise) {
      const query: Query =
        team === null
          ? { teamId: undefined, enterpriseId: enterprise ?? '', isEnterpriseInstall: true }
          : { teamId: team, enterpriseId: enterprise ?? undefined, isEnterpriseInstall: false };
      const { botToken } = await shared(query);
      if (botToken === undefined)
        throw new Error(`there is no bot token for ${nameOf(query)}: install the app there again`);
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
