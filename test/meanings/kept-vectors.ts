import { hash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Encoder } from '../../src/core/meaning/encoder.ts';
import type { Vector } from '../../src/core/meaning/vector.ts';

/** Files are removed beyond this, those written first. All built-in topics take 30 MB. */
const mostBytes = 200_000_000;
/** Bytes of a text's hash. Its vector follows, so what's cut off or of another length is no entry. */
const keyLength = 32;

/**
 * An encoder that keeps each vector by the hash of its text. Changing one text of a topic then encodes that one, not the
 * thousands that didn't change.
 *
 * @param folder where vectors are kept, in files that are only ever added
 */
export function keepingVectors(encoder: Encoder, folder: string): Encoder {
  const keyOf = (text: string): string => hash('sha256', `${encoder.checksum}\n${text}`, 'hex');
  return {
    checksum: encoder.checksum,
    async encode(texts) {
      const known = readAll(folder);
      const missing = [...new Set(texts)].filter((text) => !known.has(keyOf(text)));
      const made = missing.length === 0 ? [] : await encoder.encode(missing);
      const added = missing.map((text, index): [string, Vector] => {
        const vector = made[index];
        if (vector === undefined) throw new Error(`the encoder gave no vector for "${text}"`);
        return [keyOf(text), vector];
      });
      if (added.length > 0) write(folder, added);
      const all = new Map([...known, ...added]);
      return texts.flatMap((text) => all.get(keyOf(text)) ?? []);
    },
  };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.vectors'))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function readAll(folder: string): ReadonlyMap<string, Vector> {
  return new Map(filesIn(folder).flatMap((path) => entriesOf(readFileSync(path))));
}

/** A file begins with the length of its vectors, as four bytes. */
function entriesOf(file: Buffer): [string, Vector][] {
  const bytes = file.length < 4 ? 0 : file.readUInt32LE(0) * Float32Array.BYTES_PER_ELEMENT;
  const entry = keyLength + bytes;
  const count = bytes === 0 ? 0 : Math.floor((file.length - 4) / entry);
  return Array.from({ length: count }, (_, index) => {
    const at = 4 + index * entry;
    const vector = Uint8Array.from(file.subarray(at + keyLength, at + entry));
    return [file.toString('hex', at, at + keyLength), new Float32Array(vector.buffer)];
  });
}

function write(folder: string, entries: readonly (readonly [string, Vector])[]): void {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(entries[0]?.[1].length ?? 0);
  const body = entries.flatMap(([key, { buffer, byteOffset, byteLength }]) => [
    Buffer.from(key, 'hex'),
    Buffer.from(buffer, byteOffset, byteLength),
  ]);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, randomUUID());
  writeFileSync(path, Buffer.concat([head, ...body]));
  renameSync(path, `${path}.vectors`);
  removeOld(folder);
}

function removeOld(folder: string): void {
  let total = 0;
  const files = filesIn(folder).map((path) => ({ path, ...statSync(path) }));
  for (const { path, size } of files.sort((a, b) => b.mtimeMs - a.mtimeMs)) {
    total += size;
    if (total > mostBytes) rmSync(path, { force: true });
  }
}
