/** The error of every Discord command if there is no token. */
export const noDiscordToken =
  'DISCORD_TOKEN is not set; find it under Bot in the developer portal (https://discord.com/developers/applications)';
