import type { Environment } from '../../../environment.ts';
import { workspace as webWorkspace } from '../../web/address.ts';
import { firstWorkspace } from './only-workspace.ts';
import { defaultDataFolder } from './open-store.ts';

/** Names of people of a workspace by their ids, as far as its platform gives them. Never fails. */
export type PeopleNames = (workspace: string, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/**
 * Asks the platforms whose tokens are set. An app that many workspaces install has no token here. In the terminal people are called
 * what they type, and on the chat page what its folder says.
 *
 * @param dataFolder where the chat page's messages are
 */
export function createPeopleNames(
  { slack, discord, dataFolder: configured }: Environment,
  dataFolder = configured ?? defaultDataFolder,
): PeopleNames {
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
    if (workspace === webWorkspace) {
      const { namesOnPage } = await import('./web-chat.ts');
      return namesOnPage(dataFolder, ids).catch(() => none);
    }
    return workspace === firstWorkspace ? new Map(ids.map((id) => [id, id])) : none;
  };
}
