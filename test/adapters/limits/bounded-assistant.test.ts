import { expect, it } from 'vitest';
import { boundAssistant } from '../../../src/adapters/limits/bounded-assistant.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { StoreAway } from '../../../src/core/store/store.ts';
import { builtIn } from '../../core/built-in.ts';

it('accepts only so many questions at a time, and more once those are done', async () => {
  const memory = openMemoryStore();
  const gate = Promise.withResolvers<void>();
  const slow: typeof memory = { ...memory, load: (key) => gate.promise.then(() => memory.load(key)) };
  const assistant = boundAssistant(
    createAssistant({ store: slow, knowledge: () => builtIn, now: () => 0 }),
    2,
  );
  const ask = (conversation: string) =>
    assistant.ask({
      rights: everyRight,
      workspace: 'w',
      conversation,
      author: 'u',
      words: 'hello',
      audience: 'direct',
      delivery: null,
      replyTo: null,
    });
  const first = [ask('a'), ask('b')];
  await expect(ask('c')).rejects.toThrow(StoreAway);
  gate.resolve();
  expect((await Promise.all(first)).map(({ kind }) => kind)).toEqual(['answered', 'answered']);
  expect((await ask('c')).kind).toBe('answered');
});
