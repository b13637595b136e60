import { App } from '@slack/bolt';
import { serveApp } from './app.ts';

/** Bolt, set up as in its guide, repeating a mention's words in its thread. */
await serveApp(async ({ apiUrl, token, transport, signingSecret }) => {
  const app = new App({
    token,
    clientOptions: { slackApiUrl: apiUrl },
    ...(transport === 'http' ? { signingSecret } : { socketMode: true, appToken: 'xapp-1-test' }),
  });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: event.text, thread_ts: event.thread_ts ?? event.ts });
  });
  const server: unknown = await app.start(0);
  return { port: portOf(server), stop: () => app.stop() };
});

function portOf(server: unknown): number {
  if (typeof server !== 'object' || server === null || !('address' in server)) return 0;
  if (typeof server.address !== 'function') return 0;
  const at: unknown = server.address();
  return typeof at === 'object' && at !== null && 'port' in at ? Number(at.port) : 0;
}
