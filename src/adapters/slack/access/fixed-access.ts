import type { AuthorizeResult, webApi } from '@slack/bolt';
import type { Clock } from '../../chat/clock.ts';
import { createRetry } from '../../chat/delivery/retry.ts';
import type { Failure } from '../../chat/outcomes.ts';
import { reasonOf } from '../../chat/outcomes.ts';
import type { Log } from '../../log/log.ts';
import { failureOf } from '../outcomes.ts';
import type { Access } from './access.ts';

/** Slack refuses the token: waiting doesn't help. */
class TokenRefused extends Error {
  constructor(reason: string) {
    super(`Slack refused the bot token (${reason})`);
    this.name = 'TokenRefused';
  }
}

export type FixedAccessParts = {
  readonly client: webApi.WebClient;
  readonly botToken: string;
  readonly clock: Clock;
  readonly log: Log;
  /** First delay, in milliseconds; it doubles up to half a minute. */
  readonly retryAfter: number;
};

type Confirmed = {
  readonly kind: 'confirmed';
  readonly bot: AuthorizeResult;
  readonly workspace: string | null;
};

/** Access to one workspace by a fixed token. */
export function createFixedAccess({ client, botToken, clock, log, retryAfter }: FixedAccessParts): Access {
  const retry = createRetry({
    clock,
    firstDelay: retryAfter,
    onRetry: () => log.warn('slack: not reached; trying again until it answers'),
  });
  let confirmed: AuthorizeResult = { botToken };

  async function confirm(): Promise<Confirmed | Failure> {
    try {
      const { user_id, bot_id, team_id, enterprise_id, is_enterprise_install } = await client.auth.test({
        token: botToken,
      });
      const bot: AuthorizeResult = {
        botToken,
        ...(bot_id === undefined ? {} : { botId: bot_id }),
        ...(user_id === undefined ? {} : { botUserId: user_id }),
        ...(team_id === undefined ? {} : { teamId: team_id }),
        ...(enterprise_id === undefined ? {} : { enterpriseId: enterprise_id }),
      };
      const workspace = is_enterprise_install === true ? enterprise_id : (team_id ?? enterprise_id);
      return { kind: 'confirmed', bot, workspace: workspace ?? null };
    } catch (thrown) {
      return failureOf(thrown);
    }
  }

  return {
    authorize: async () => ({ ...confirmed }),
    async open() {
      const outcome = await retry.run(confirm, Number.POSITIVE_INFINITY);
      if (outcome.kind === 'stopped') throw new Error('stopped while waiting for Slack');
      if (outcome.kind !== 'confirmed') throw new TokenRefused(reasonOf(outcome));
      confirmed = outcome.bot;
      return outcome.workspace;
    },
    close: () => retry.stop(),
    tokenOf: async () => botToken,
  };
}
