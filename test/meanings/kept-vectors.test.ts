import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Encoder } from '../../src/core/meaning/encoder.ts';
import { toyEncoder } from '../core/meaning/toy-encoder.ts';
import { newFolder } from '../new-folder.ts';
import { keepingVectors } from './kept-vectors.ts';

/** The toy encoder, with what it was asked for. */
function watched(checksum = toyEncoder().checksum): Encoder & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    checksum,
    encode(texts) {
      asked.push(...texts);
      return toyEncoder().encode(texts);
    },
  };
}

describe('kept vectors', () => {
  it('are the encoder’s, and are encoded once, in any process', async () => {
    const folder = newFolder();
    const first = watched();
    const texts = ['does it scale?', 'is it fast?', 'does it scale?'];
    expect(await keepingVectors(first, folder).encode(texts)).toEqual(await toyEncoder().encode(texts));
    expect(first.asked).toEqual(['does it scale?', 'is it fast?']);
    const second = watched();
    const more = ['is it fast?', 'who uses it?'];
    expect(await keepingVectors(second, folder).encode(more)).toEqual(await toyEncoder().encode(more));
    expect(second.asked).toEqual(['who uses it?']);
  });

  it('of another encoder are others', async () => {
    const folder = newFolder();
    await keepingVectors(watched('one'), folder).encode(['is it fast?']);
    const other = watched('another');
    await keepingVectors(other, folder).encode(['is it fast?']);
    expect(other.asked).toEqual(['is it fast?']);
  });

  it.each([
    ['cut short', (file: Buffer) => file.subarray(0, -1)],
    ['empty', () => Buffer.alloc(0)],
  ])('in a file that is %s are encoded again', async (_, damage) => {
    const folder = newFolder();
    await keepingVectors(watched(), folder).encode(['is it fast?']);
    const [name = ''] = readdirSync(folder);
    writeFileSync(join(folder, name), damage(readFileSync(join(folder, name))));
    const again = watched();
    expect(await keepingVectors(again, folder).encode(['is it fast?'])).toEqual(
      await toyEncoder().encode(['is it fast?']),
    );
    expect(again.asked).toEqual(['is it fast?']);
  });
});
