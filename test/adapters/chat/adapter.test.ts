import { expect, it } from 'vitest';
import { createChatAdapter } from '../../../src/adapters/chat/adapter.ts';
import type { Handle, Receipt } from '../../../src/adapters/chat/events.ts';
import { silentLog } from '../../../src/adapters/log/log.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { builtIn } from '../../core/built-in.ts';
import type { Address } from '../../doubles/minimal/address.ts';
import type { Trigger } from '../../doubles/minimal/inbound.ts';
import { createMinimalPlatform } from '../../doubles/minimal/platform.ts';

it('stops in time though somebody is still being told something that does not get through', async () => {
  const knowledge = builtIn;
  const store = openMemoryStore(100_000);
  let handle: Handle<Address, Trigger> | undefined;
  let handled: Promise<Receipt> | undefined;
  const tried = Promise.withResolvers<void>();
  const adapter = createChatAdapter({
    platform: {
      ...createMinimalPlatform(0),
      async listen(given) {
        handle = given;
      },
      async stopListening() {
        await handled;
      },
      async tell() {
        tried.resolve();
        return { kind: 'later', says: 'the server is down', mayBeDone: false };
      },
    },
    assistant: createAssistant({ store, knowledge: () => knowledge, now: () => 0 }),
    store,
    pictures: { png: async () => null },
    log: silentLog,
    clock: {
      now: () => 0,
      // Ends only when somebody gives up waiting.
      wait: (_, signal) =>
        new Promise((_resolve, reject) =>
          signal?.addEventListener('abort', () => reject(signal.reason), { once: true }),
        ),
      every: () => () => {},
    },
    pace: { drainFor: 1 },
  });
  await adapter.start();
  const address: Address = { user: 'anna', asked: null, isPrivate: false, channel: 'c', thread: '1' };
  handled = handle?.({
    kind: 'press',
    source: {
      workspace: 'minimal:team',
      author: 'anna',
      delivery: '1',
      address,
      trigger: address,
      redelivers: false,
    },
    conversation: { kind: 'known', id: 'c/1' },
    press: { kind: 'unknown' },
  });
  await tried.promise;
  await adapter.stop();
  expect(await handled).toBe('done');
});
