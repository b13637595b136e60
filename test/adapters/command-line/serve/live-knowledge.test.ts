import { expect, it } from 'vitest';
import { openLiveKnowledge } from '../../../../src/adapters/command-line/serve/live-knowledge.ts';
import { silentLog } from '../../../../src/adapters/log/log.ts';
import { KnowledgeError } from '../../../../src/knowledge/problem.ts';
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

it('logs twenty problems at most, and how many there are', async () => {
  const problems = Array.from({ length: 40_000 }, (_, line) => ({
    file: 'x.yaml',
    line,
    at: '',
    says: 'fix it',
  }));
  const lines: string[] = [];
  const live = await openLiveKnowledge({
    load: () => ({ topics: [], version: 'one' }),
    loadAgain: () => Promise.reject(new KnowledgeError('folder', problems)),
    log: { ...silentLog, error: (line) => void lines.push(line) },
    reloaded: () => {},
  });
  await live.reload();
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toBe(
    'knowledge not reloaded: 40000 problems, the first 20 are listed above; one stays in use until this is fixed',
  );
});
