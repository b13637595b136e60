import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { meaningsCache } from '../../../src/knowledge/meanings/meanings-cache.ts';
import { toyEncoder } from '../../core/meaning/toy-encoder.ts';
import { newFolder } from '../../new-folder.ts';
import { databasesTopic } from '../../run-program.ts';

const [topic] = loadKnowledge([databasesTopic]).topics;
if (topic === undefined) throw new Error('the fixture has one topic');

const entries = (folder: string): string[] => readdirSync(folder).map((name) => join(folder, name));

describe('cached meanings', () => {
  it('are the same as those that were built', async () => {
    const folder = newFolder();
    const built = await meaningsCache(folder, toyEncoder()).meanings(topic);
    expect(entries(folder)).toHaveLength(1);
    expect(meaningsCache(folder, toyEncoder()).known(topic)).toEqual(built);
  });

  it('are not used for another encoder, or once a phrasing is added', async () => {
    const folder = newFolder();
    await meaningsCache(folder, toyEncoder()).meanings(topic);
    expect(meaningsCache(folder, toyEncoder('other')).known(topic)).toBeUndefined();
    const [first, ...rest] = topic.claims;
    if (first === undefined) throw new Error('the fixture has claims');
    const phrased = { ...topic, claims: [{ ...first, phrasings: ['new one'] }, ...rest] };
    expect(meaningsCache(folder, toyEncoder()).known(phrased)).toBeUndefined();
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, -4)],
    ['empty', () => Buffer.alloc(0)],
    ['changed in one byte', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([7])])],
  ])('are built again where they are %s', async (_, damage) => {
    const folder = newFolder();
    const built = await meaningsCache(folder, toyEncoder()).meanings(topic);
    const [path = ''] = entries(folder);
    writeFileSync(path, damage(readFileSync(path)));
    expect(meaningsCache(folder, toyEncoder()).known(topic)).toBeUndefined();
    expect(await meaningsCache(folder, toyEncoder()).meanings(topic)).toEqual(built);
  });

  it('are built each time without a folder', async () => {
    const cache = meaningsCache(null, toyEncoder());
    expect(await cache.meanings(topic)).toEqual(await cache.meanings(topic));
    expect(cache.known(topic)).toBeUndefined();
  });
});
