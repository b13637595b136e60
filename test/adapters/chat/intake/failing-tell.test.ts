import { expect, it } from 'vitest';
import { createChatAdapter } from '../../../../src/adapters/chat/adapter.ts';
import { systemClock } from '../../../../src/adapters/chat/clock.ts';
import type { Handle } from '../../../../src/adapters/chat/events.ts';
import { openMemoryStore } from '../../../../src/adapters/memory/store.ts';
import { createAssistant } from '../../../../src/core/assistant/assistant.ts';
import { type Store, StoreAway } from '../../../../src/core/store/store.ts';
import { smallKnowledge } from '../../../core/small-topic.ts';
import { type Address, workspace } from '../../../doubles/minimal/address.ts';
import { createMinimalPlatform } from '../../../doubles/minimal/platform.ts';

const address: Address = { user: 'anna', asked: null, isPrivate: false, channel: 'general', thread: '1' };
const store: Store = { ...openMemoryStore(), load: async () => Promise.reject(new StoreAway('it is off')) };

it.each([
  [true, 'again'],
  [false, 'done'],
])(
  'an event that fails never rejects, even if telling the person throws (redelivered: %s)',
  async (redelivers, receipt) => {
    const lines: string[] = [];
    const line = (text: string): void => void lines.push(text);
    let handle: Handle<Address, Address> = () => Promise.reject(new Error('nobody listens'));
    const adapter = createChatAdapter({
      platform: {
        ...createMinimalPlatform(1),
        async listen(given) {
          handle = given;
        },
        tell: () => Promise.reject(new Error('the wire broke')),
      },
      assistant: createAssistant({ store, knowledge: () => smallKnowledge, now: Date.now }),
      store,
      pictures: { png: async () => null },
      log: { debug: line, info: line, warn: line, error: line },
      clock: systemClock,
    });
    await adapter.start();
    try {
      const source = { workspace, author: 'anna', delivery: '1', address, trigger: address, redelivers };
      const outcome = await handle({
        kind: 'press',
        source,
        conversation: { kind: 'known', id: 'c' },
        press: { kind: 'mute' },
      });
      expect(outcome).toBe(receipt);
      expect(lines).toContainEqual(expect.stringContaining('could not tell anna about 1: the wire broke'));
    } finally {
      await adapter.stop();
    }
  },
);
