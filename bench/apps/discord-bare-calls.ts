import { ChannelType } from 'discord.js';
import { openBare } from './bare-discord.ts';

/** discord.js making as many calls as this bot does: threads are opened, and a command's answer is a message of its own. */
await openBare(
  async (message) => {
    if (message.channel.type !== ChannelType.GuildText) return void (await message.reply(message.content));
    const thread = await message.startThread({ name: 'a thread' });
    await thread.send(message.content);
  },
  async (interaction) => {
    await interaction.reply({ content: 'asked', withResponse: true });
    if (interaction.channel?.isSendable()) await interaction.channel.send('here');
  },
);
