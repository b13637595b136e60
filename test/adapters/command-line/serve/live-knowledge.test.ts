import { expect, it } from 'vitest';
import { openLiveKnowledge } from '../../../../src/adapters/command-line/serve/live-knowledge.ts';
import { silentLog } from '../../../../src/adapters/log/log.ts';
import type { Knowledge } from '../../../../src/knowledge/schema.ts';

const versions = ['one', 'two', 'two', 'three'];

it('prepares each version before it is used, and keeps the one in use where that fails', async () => {
  const loaded = versions.values();
  const prepared: string[] = [];
  const outcomes: string[] = [];
  const live = await openLiveKnowledge({
    load: () => ({ topics: [], version: loaded.next().value ?? 'none' }),
    async prepare(knowledge): Promise<Knowledge> {
      if (knowledge.version === 'three') throw new Error('the disk is full');
      prepared.push(knowledge.version);
      return { ...knowledge, products: [] };
    },
    log: silentLog,
    reloaded: (outcome) => outcomes.push(outcome),
  });
  expect(live.current()).toEqual({ topics: [], version: 'one', products: [] });
  const reloading = live.reload();
  expect(live.current().version).toBe('one');
  await reloading;
  expect(live.current()).toEqual({ topics: [], version: 'two', products: [] });
  await live.reload();
  await live.reload();
  expect(live.current().version).toBe('two');
  expect(prepared).toEqual(['one', 'two']);
  expect(outcomes).toEqual(['taken', 'refused']);
});
