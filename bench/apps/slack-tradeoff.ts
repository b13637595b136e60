import { systemClock } from '../../src/adapters/chat/clock.ts';
import { createSlackAdapter } from '../../src/adapters/slack/adapter.ts';
import { serveApp } from './app.ts';
import { log, openParts } from './tradeoff-parts.ts';

/** This bot in Slack. */
await serveApp(async (platform) => {
  const { store, assistant, pictures } = await openParts(platform);
  const adapter = createSlackAdapter({
    assistant,
    store,
    configuration: {
      transport:
        platform.transport === 'http'
          ? { kind: 'http', signingSecret: platform.signingSecret, port: 0 }
          : { kind: 'socket', appToken: 'xapp-1-test' },
      access: { kind: 'token', botToken: platform.token },
      apiUrl: platform.apiUrl,
    },
    pictures,
    log,
    clock: systemClock,
  });
  await adapter.start();
  return {
    port: adapter.port() ?? 0,
    stop: () =>
      adapter
        .stop()
        .then(() => pictures.close())
        .then(() => store.close()),
  };
});
