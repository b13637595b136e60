import type { AllMiddlewareArgs } from '@slack/bolt';
import { workspaceOf } from '../address.ts';
import type { Site } from './trigger.ts';

/** The workspace a delivery belongs to. @throws if Bolt found no bot token for it */
export function siteOf(context: AllMiddlewareArgs['context']): Site {
  const { teamId, enterpriseId, isEnterpriseInstall, botToken, botUserId } = context;
  if (botToken === undefined)
    throw new Error('there is no bot token for this workspace: install the app there again');
  const isWhole = isEnterpriseInstall && enterpriseId !== undefined;
  return {
    workspace: workspaceOf((isWhole ? enterpriseId : (teamId ?? enterpriseId)) ?? ''),
    team: isWhole ? null : (teamId ?? null),
    seenIn: teamId ?? null,
    enterprise: enterpriseId ?? null,
    token: botToken,
    bot: botUserId ?? '',
  };
}
