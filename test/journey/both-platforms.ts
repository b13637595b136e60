import { type DiscordDouble, startDiscord } from '../doubles/discord/discord-double.ts';
import { openSlackServer, type SlackServer } from '../doubles/slack/server.ts';
import { newFolder } from '../new-folder.ts';

/** A Slack and a Discord, and the variables that lead a program to both. */
export async function bothPlatforms(closing: (() => Promise<unknown>)[]): Promise<{
  slack: SlackServer;
  discord: DiscordDouble;
  env: Record<string, string>;
}> {
  const slack = await openSlackServer();
  const discord = await startDiscord(Date.now);
  closing.push(
    () => slack.close(),
    () => discord.close(),
  );
  const env = {
    SLACK_BOT_TOKEN: slack.workspace.token,
    SLACK_APP_TOKEN: 'xapp-1-test',
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_MESSAGE_CONTENT: 'true',
    DATA_DIR: newFolder(),
    LOG_FORMAT: 'text',
  };
  return { slack, discord, env };
}
