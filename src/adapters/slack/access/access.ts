import type { Authorize, AuthorizeResult, webApi } from '@slack/bolt';
import type { Log } from '../../log/log.ts';
import { faultOf } from '../outcomes.ts';
import { backoff, type Pauses } from '../pause.ts';

/** Who the bot is in a workspace, and the token to act there. */
export type Access = {
  readonly authorize: Authorize<boolean>;
  /** The one workspace that a fixed token is for; undefined where there are many. */
  readonly team: string | undefined;
  /**
   * @param team null where an organisation installed the app
   * @throws where the app is not installed there
   */
  tokenOf(team: string | null, enterprise: string | null): Promise<string>;
};

/** The token is wrong or gone: no waiting helps. */
export class SlackAccessError extends Error {
  constructor(error: string, cure: string) {
    super(`Slack refused the bot token (${error}): ${cure}`);
    this.name = 'SlackAccessError';
  }
}

/**
 * Access to one workspace by a fixed token. Where Slack is down at start, waits for it.
 *
 * @throws SlackAccessError where Slack knows the token not to be good
 */
export async function openSingleAccess(
  client: webApi.WebClient,
  botToken: string,
  { pauses, log, retryAfter }: { pauses: Pauses; log: Log; retryAfter: number },
): Promise<Access> {
  for (let tries = 0; ; tries++) {
    try {
      const { user_id, bot_id, team_id, enterprise_id, is_enterprise_install } = await client.auth.test({
        token: botToken,
      });
      const known: AuthorizeResult = {
        botToken,
        ...(bot_id === undefined ? {} : { botId: bot_id }),
        ...(user_id === undefined ? {} : { botUserId: user_id }),
        ...(team_id === undefined ? {} : { teamId: team_id }),
        ...(enterprise_id === undefined ? {} : { enterpriseId: enterprise_id }),
      };
      return {
        authorize: async () => ({ ...known }),
        team: is_enterprise_install === true ? enterprise_id : (team_id ?? enterprise_id),
        tokenOf: async () => botToken,
      };
    } catch (thrown) {
      const fault = faultOf(thrown);
      if (fault.kind === 'refused' || fault.kind === 'locked')
        throw new SlackAccessError(fault.error, fault.cure);
      const wait = fault.kind === 'limited' ? fault.wait : backoff(tries, retryAfter, 30_000);
      log.warn(`slack: not reached; trying again in ${wait / 1000} s`);
      if (!(await pauses.wait(wait))) throw new Error('stopped while waiting for Slack');
    }
  }
}
