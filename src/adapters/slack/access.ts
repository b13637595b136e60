import type { Authorize, AuthorizeResult, HTTPReceiver, webApi } from '@slack/bolt';
import type { Log } from '../log/log.ts';
import { faultOf } from './faults.ts';
import { backoff, type Pauses } from './pause.ts';

/** Who the bot is in a workspace, and the token to act there. */
export type Access = {
  /** Undefined where Bolt's own installer knows. */
  readonly authorize: Authorize<boolean> | undefined;
  /** The one workspace that a fixed token is for; undefined where there are many. */
  readonly team: string | undefined;
  /** @throws where the app is not installed there */
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
      const { user_id, bot_id, team_id, enterprise_id } = await client.auth.test({ token: botToken });
      const known: AuthorizeResult = {
        botToken,
        ...(bot_id === undefined ? {} : { botId: bot_id }),
        ...(user_id === undefined ? {} : { botUserId: user_id }),
        ...(team_id === undefined ? {} : { teamId: team_id }),
        ...(enterprise_id === undefined ? {} : { enterpriseId: enterprise_id }),
      };
      return {
        authorize: async () => ({ ...known }),
        team: team_id ?? enterprise_id,
        tokenOf: async () => botToken,
      };
    } catch (thrown) {
      const fault = faultOf(thrown);
      if (fault.kind === 'refused') throw new SlackAccessError(fault.error, fault.cure);
      const wait = fault.kind === 'limited' ? fault.wait : backoff(tries, retryAfter, 30_000);
      log.warn(`slack: not reached; trying again in ${wait / 1000} s`);
      if (!(await pauses.wait(wait))) throw new Error('stopped while waiting for Slack');
    }
  }
}

/** Access to every workspace that installed the app; Bolt's installer refreshes tokens that rotate. */
export function createInstalledAccess({ installer }: HTTPReceiver): Access {
  if (installer === undefined)
    throw new Error(
      'there is no installer: SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET belong together',
    );
  return {
    authorize: undefined,
    team: undefined,
    async tokenOf(team, enterprise) {
      const found = await installer.authorize(
        team === null
          ? { teamId: undefined, enterpriseId: enterprise ?? '', isEnterpriseInstall: true }
          : { teamId: team, enterpriseId: enterprise ?? undefined, isEnterpriseInstall: false },
      );
      if (found.botToken === undefined)
        throw new Error(
          `there is no bot token for workspace ${team ?? enterprise ?? '?'}: the app has to be installed there again`,
        );
      return found.botToken;
    },
  };
}
