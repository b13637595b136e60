import { createSlackDoor } from '../../src/adapters/slack/door.ts';
import { serveApp } from './app.ts';
import { log, openParts } from './tradeoff-parts.ts';

/** This bot, whole, in Slack. */
await serveApp(async (platform) => {
  const { store, assistant, pictures } = await openParts(platform);
  const door = createSlackDoor({
    assistant,
    store,
    settings: {
      transport:
        platform.transport === 'http'
          ? { kind: 'http', signingSecret: platform.signingSecret, port: 0 }
          : { kind: 'socket', appToken: 'xapp-1-test' },
      access: { kind: 'token', botToken: platform.token },
      apiUrl: platform.apiUrl,
    },
    pictures,
    log,
    now: Date.now,
  });
  await door.start();
  return {
    port: door.port() ?? 0,
    stop: () =>
      door
        .stop()
        .then(() => pictures.close())
        .then(() => store.close()),
  };
});
