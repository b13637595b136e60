import { createHmac, timingSafeEqual } from 'node:crypto';
import { Agent, request as call } from 'undici';
import { serveApp } from './app.ts';
import { listen } from './listen.ts';

/** The smallest possible echo: checks the signature and makes one call. */
await serveApp(async ({ apiUrl, token, signingSecret }) => {
  const dispatcher = new Agent({ connections: 64 });
  const { server, port } = await listen((request, body, response) => {
    const stamp = String(request.headers['x-slack-request-timestamp']);
    const mine = `v0=${createHmac('sha256', signingSecret).update(`v0:${stamp}:${body}`).digest('hex')}`;
    const theirs = String(request.headers['x-slack-signature']);
    if (mine.length !== theirs.length || !timingSafeEqual(Buffer.from(mine), Buffer.from(theirs)))
      return void response.writeHead(401).end();
    response.writeHead(200).end();
    const { event } = JSON.parse(body);
    void call(`${apiUrl}chat.postMessage`, {
      method: 'POST',
      dispatcher,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: event.channel, text: event.text, thread_ts: event.ts }),
    }).then((answer) => answer.body.dump());
  });
  return { port, stop: async () => server.close() };
});
