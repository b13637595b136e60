import { openBare } from './bare-discord.ts';

/** discord.js as its guide sets it up: a reply to a mention and to a command, one call each. */
await openBare(
  (message) => message.reply(message.content),
  (interaction) => interaction.reply('here'),
);
