import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadApart } from '../../../../src/adapters/command-line/serve/load-apart.ts';
import { builtInFolder, loadKnowledge } from '../../../../src/knowledge/load.ts';
import { KnowledgeError } from '../../../../src/knowledge/problem.ts';
import { newFolder } from '../../../new-folder.ts';
import { genealogyTopic } from '../../../run-program.ts';

/** The longest time in milliseconds for which nothing else could run meanwhile. */
async function longestPause(run: Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  await run.catch(() => {});
  clearInterval(timer);
  return Math.max(longest, performance.now() - last);
}

/** A topic with 40,000 unknown keys, or with a claim of five megabytes that is fine. */
function largeTopic(name: string, text: string): string {
  const folder = newFolder();
  cpSync(genealogyTopic, folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  return folder;
}

it('loads the same as in this thread', async () => {
  const folders = [builtInFolder, genealogyTopic];
  expect(await loadApart({ folders, cacheFolder: null })).toEqual(loadKnowledge(folders));
});

it('finds the same problems', async () => {
  const folders = [largeTopic('topic.yaml', 'id: x\nkey: y\n')];
  const found = (error: unknown): unknown =>
    error instanceof KnowledgeError ? [error.message, error.problems, error.count] : error;
  const here = ((): unknown => {
    try {
      return loadKnowledge(folders);
    } catch (error) {
      return found(error);
    }
  })();
  expect(here).toHaveLength(3);
  expect(await loadApart({ folders, cacheFolder: null }).catch(found)).toEqual(here);
});

it('blocks nothing while hundreds of thousands of keys are refused', async () => {
  const text = Array.from({ length: 300_000 }, (_, count) => `key${count}: x`).join('\n');
  const folders = [largeTopic('topic.yaml', text)];
  const began = performance.now();
  const run = loadApart({ folders, cacheFolder: null });
  const pause = await longestPause(run);
  await expect(run).rejects.toThrow('the first 20 are:');
  // On this thread it would be one pause from its beginning to its end.
  expect(pause).toBeLessThan((performance.now() - began) / 2);
});

it('gives up after a while, and says so', async () => {
  await expect(loadApart({ folders: [builtInFolder], cacheFolder: null, within: 1 })).rejects.toThrow(
    'loading took more than 0.001 s',
  );
});
