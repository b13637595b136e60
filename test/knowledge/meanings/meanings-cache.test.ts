import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { buildMeanings } from '../../../src/knowledge/meanings/build-meanings.ts';
import { meaningsCache } from '../../../src/knowledge/meanings/meanings-cache.ts';
import type { Topic } from '../../../src/knowledge/schema.ts';
import { toyEncoder } from '../../core/meaning/toy-encoder.ts';
import { newFolder } from '../../new-folder.ts';
import { genealogyTopic } from '../../run-program.ts';

const [topic] = loadKnowledge([genealogyTopic]).topics;
if (topic === undefined) throw new Error('the fixture has one topic');
const built = await buildMeanings(topic, toyEncoder());

const entries = (folder: string): string[] => readdirSync(folder).map((name) => join(folder, name));

function phrased(phrasing: string): Topic {
  const [first, ...rest] = topic?.claims ?? [];
  if (topic === undefined || first === undefined) throw new Error('the fixture has claims');
  return { ...topic, claims: [{ ...first, phrasings: [phrasing] }, ...rest] };
}

describe('cached meanings', () => {
  it('are the same as those that were built', () => {
    const folder = newFolder();
    meaningsCache(folder, 'toy').keep(topic, built);
    expect(entries(folder)).toHaveLength(1);
    expect(meaningsCache(folder, 'toy').known(topic)).toEqual(built);
  });

  it('are not used for another encoder, or once a phrasing is added', () => {
    const folder = newFolder();
    meaningsCache(folder, 'toy').keep(topic, built);
    expect(meaningsCache(folder, 'other').known(topic)).toBeUndefined();
    expect(meaningsCache(folder, 'toy').known(phrased('new one'))).toBeUndefined();
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, -4)],
    ['empty', () => Buffer.alloc(0)],
    ['changed in one byte', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([7])])],
  ])('are not used where they are %s, until they are kept again', (_, damage) => {
    const folder = newFolder();
    const cache = meaningsCache(folder, 'toy');
    cache.keep(topic, built);
    const [path = ''] = entries(folder);
    writeFileSync(path, damage(readFileSync(path)));
    expect(cache.known(topic)).toBeUndefined();
    cache.keep(topic, built);
    expect(cache.known(topic)).toEqual(built);
  });

  it('outlive unused ones of other versions while they are in use, as far as there is room', () => {
    const folder = newFolder();
    meaningsCache(folder, 'toy').keep(topic, built);
    const [path = ''] = entries(folder);
    const cache = meaningsCache(folder, 'toy', 3 * statSync(path).size);
    for (let version = 1; version <= 8; version++) {
      // As if an hour had passed.
      for (const path of entries(folder)) {
        const before = statSync(path).mtimeMs / 1000 - 3_600;
        utimesSync(path, before, before);
      }
      expect(cache.known(topic)).toEqual(built);
      cache.keep(phrased(`version ${version}`), built);
    }
    expect(cache.known(topic)).toEqual(built);
    expect(entries(folder)).toHaveLength(3);
    expect(cache.known(phrased('version 1'))).toBeUndefined();
  });

  it('are not kept without a folder, or where the folder cannot be written', () => {
    const folder = newFolder();
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const nowhere of [null, file]) {
      const cache = meaningsCache(nowhere, 'toy');
      cache.keep(topic, built);
      expect(cache.known(topic)).toBeUndefined();
    }
  });
});
