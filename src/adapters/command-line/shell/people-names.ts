import type { Environment } from '../../../environment.ts';

/** Names of people of a workspace by their ids, as far as its platform gives them. Never fails. */
export type PeopleNames = (workspace: string, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Asks the platforms whose tokens are set. An app that many workspaces install has no token here. */
export function createPeopleNames({ slack, discord }: Environment): PeopleNames {
  return async (workspace, ids) => {
    const none = new Map<string, string>();
    const [platform, place = '', person] = workspace.split(':');
    if (ids.length === 0) return none;
    if (platform === 'slack' && slack.SLACK_BOT_TOKEN !== '') {
      const { slackNames } = await import('../../slack/people-names.ts');
      return slackNames({ botToken: slack.SLACK_BOT_TOKEN, apiUrl: slack.SLACK_API_URL || undefined }, ids);
    }
    if (platform === 'discord' && discord !== null) {
      const { discordNames } = await import('../../discord/people-names.ts');
      return discordNames(discord, person === undefined ? place : null, ids);
    }
    return none;
  };
}
