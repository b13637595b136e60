/** What the commands for Discord say where they cannot reach it. */
export const noDiscordToken =
  'DISCORD_TOKEN is not set; it is under Bot in the developer portal (https://discord.com/developers/applications)';
