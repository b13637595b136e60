import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { until } from '../../doubles/slack/workspace.ts';

let slack: Setup | undefined;
afterEach(async () => {
  await slack?.close();
});

it.each([
  ['whose body does not end', 'POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nx'],
  ['whose headers do not end', 'POST /slack/events HTTP/1.1\r\nhost: x\r\n'],
  ['that does not begin', ''],
])('closes a connection with a request %s, and goes on', async (_, begun) => {
  slack = await setUp('http', { pace: { arriveWithin: 100 } });
  const socket = connect(slack.adapter().port() ?? 0, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => {});
  socket.write(begun);
  expect(await text(socket).catch(() => '')).not.toContain('200');
  await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
  await until('the answer', () => slack?.server.workspace.posts.length === 1);
});
