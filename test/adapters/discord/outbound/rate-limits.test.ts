import { createServer } from 'node:http';
import { expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../../../src/adapters/chat/clock.ts';
import { addressSchema } from '../../../../src/adapters/discord/address.ts';
import { createDiscordPlatform } from '../../../../src/adapters/discord/platform.ts';
import { display } from '../../../../src/adapters/discord/render/components.ts';
import { silentLog } from '../../../../src/adapters/log/log.ts';
import { noMeter } from '../../../../src/core/assistant/meter.ts';
import { knowledge } from '../harness.ts';

const channel = '123456789012345678';

const address = addressSchema.parse({
  kind: 'channel',
  channel,
  answers: null,
  above: null,
  foot: null,
  tools: { mute: null, ask: false, share: false },
});

/** Address of a server that announces a limit, and answers every call. */
async function limited(resetAfter: number): Promise<string> {
  const server = createServer((_, response) => {
    const headers = {
      'content-type': 'application/json',
      'x-ratelimit-limit': '1',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': String(resetAfter),
      'x-ratelimit-bucket': 'messages',
    };
    response.writeHead(200, headers).end(JSON.stringify({ id: channel }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('the server listens on no port');
  return `http://127.0.0.1:${at.port}/api`;
}

it.each([
  [0.2, 'delivered'],
  [60, 'limited'],
])('a known limit of %d s is not counted as a retry by the platform itself', async (resetAfter, kind) => {
  const retried = vi.fn();
  const platform = createDiscordPlatform({
    configuration: {
      token: 'MTIzNDU2Nzg5MDEyMzQ1Njc4.double.token',
      guild: null,
      apiUrl: await limited(resetAfter),
      messageContent: true,
      shards: { kind: 'one' },
    },
    knowledge: () => knowledge,
    log: silentLog,
    clock: systemClock,
    meter: { ...noMeter, retried },
  });
  onTestFinished(() => platform.close());
  const message = { components: [display('hello')], pictures: [], pings: [] };
  const post = async (part: number): Promise<string> => {
    const delivery = { answer: 'a', part, parts: 3, at: 0, attempt: 0 };
    return (await platform.deliver(address, message, delivery)).kind;
  };
  // discord.js knows the limit of a bucket from the second call on.
  expect([await post(0), await post(1), await post(2)]).toEqual(['delivered', 'delivered', kind]);
  expect(retried).not.toHaveBeenCalled();
});
