import {
  type ChatInputCommandInteraction,
  Client,
  Events,
  GatewayIntentBits,
  type Message,
} from 'discord.js';
import { serveApp } from './app.ts';
import { liftLimit } from './lift-discord-limit.ts';

/** A client of discord.js that answers mentions and commands, and does nothing else. */
export function openBare(
  onMention: (message: Message) => Promise<unknown>,
  onCommand: (interaction: ChatInputCommandInteraction) => Promise<unknown>,
): Promise<void> {
  const fail = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);
  liftLimit();
  return serveApp(async ({ apiUrl, token }) => {
    const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
    const client = new Client({
      intents: [Guilds, GuildMessages, MessageContent],
      rest: { api: apiUrl },
    });
    client.on(Events.MessageCreate, (message) => {
      if (message.author.bot || client.user === null || !message.mentions.has(client.user)) return;
      void onMention(message).catch(fail);
    });
    client.on(Events.InteractionCreate, (interaction) => {
      if (interaction.isChatInputCommand()) void onCommand(interaction).catch(fail);
    });
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(token);
    await ready;
    return { port: 0, stop: () => client.destroy() };
  });
}
