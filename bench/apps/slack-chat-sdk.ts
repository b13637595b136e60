import { createSlackAdapter } from '@chat-adapter/slack';
import { createMemoryState } from '@chat-adapter/state-memory';
import { type Adapter, Chat, ConsoleLogger } from 'chat';
import { z } from 'zod';
import { serveApp } from './app.ts';
import { listen } from './listen.ts';

/** With exact optional properties, its type of an adapter is narrower than its own adapter. */
const adapterSchema = z.custom<Adapter>((value) => typeof value === 'object');

/** Chat SDK, set up as in its guide, repeating a mention's words in its thread. */
await serveApp(async ({ apiUrl, token, transport, signingSecret }) => {
  const logger = new ConsoleLogger('error');
  const bot = new Chat({
    userName: 'tradeoff',
    logger,
    state: createMemoryState(),
    adapters: {
      slack: adapterSchema.parse(
        createSlackAdapter({
          apiUrl,
          botToken: token,
          logger,
          ...(transport === 'http' ? { signingSecret } : { mode: 'socket', appToken: 'xapp-1-test' }),
        }),
      ),
    },
  });
  bot.onNewMention(async (thread, message) => {
    await thread.post(message.text);
  });
  await bot.initialize();
  const { server, port } = await listen((request, body, response) => {
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const given = new Request('http://127.0.0.1/slack/events', { method: 'POST', headers, body });
    void bot.webhooks
      .slack?.(given, { waitUntil: (task) => void task.catch(() => undefined) })
      .then(async (answer) => response.writeHead(answer.status).end(await answer.text()))
      .catch(() => response.writeHead(500).end());
  });
  return {
    port,
    stop: async () => {
      server.close();
      await bot.shutdown();
    },
  };
});
