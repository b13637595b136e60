import { systemClock } from '../../src/adapters/chat/clock.ts';
import { createDiscordAdapter } from '../../src/adapters/discord/adapter.ts';
import { serveApp } from './app.ts';
import { liftLimit } from './lift-discord-limit.ts';
import { log, openParts } from './tradeoff-parts.ts';

/** This bot, whole, in Discord. */
liftLimit();
await serveApp(async (platform) => {
  const { store, assistant, pictures } = await openParts(platform);
  const adapter = createDiscordAdapter({
    assistant,
    store,
    configuration: {
      token: platform.token,
      guild: null,
      apiUrl: platform.apiUrl,
      messageContent: true,
      shards: { kind: 'one' },
    },
    pictures,
    log,
    clock: systemClock,
  });
  await adapter.start();
  return {
    port: 0,
    stop: () =>
      adapter
        .stop()
        .then(() => pictures.close())
        .then(() => store.close()),
  };
});
