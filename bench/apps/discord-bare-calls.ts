import { ChannelType } from 'discord.js';
import { openBare } from './bare-discord.ts';

/** discord.js making as many calls as this bot does: threads are opened. */
await openBare(
  async (message) => {
    if (message.channel.type !== ChannelType.GuildText) return void (await message.reply(message.content));
    const thread = await message.startThread({ name: 'a thread' });
    await thread.send(message.content);
  },
  (interaction) => interaction.reply({ content: 'here', withResponse: true }),
);
