import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRegularFile } from '../src/regular-file.ts';
import { newFolder } from './new-folder.ts';

const written = (text: string): string => {
  const path = join(newFolder(), 'file');
  writeFileSync(path, text);
  return path;
};

it('reads a file to its end, through links, up to the limit', () => {
  const path = written('ä'.repeat(5_000));
  const link = join(newFolder(), 'link');
  symlinkSync(path, link);
  for (const one of [path, link])
    expect(readRegularFile(one, 10_000)).toEqual({ kind: 'read', bytes: Buffer.from('ä'.repeat(5_000)) });
  expect(readRegularFile(path, 9_999)).toEqual({ kind: 'too large' });
  expect(readRegularFile(written(''), 0)).toEqual({ kind: 'read', bytes: Buffer.alloc(0) });
});

it.runIf(process.platform === 'linux')('limits a file that does not say how large it is', () => {
  expect(readRegularFile('/proc/self/status', 100)).toEqual({ kind: 'too large' });
  expect(readRegularFile('/proc/self/status', 1_000_000)).toMatchObject({ kind: 'read' });
});

it('names why a file cannot be read', () => {
  expect(readRegularFile(join(newFolder(), 'none'), 1)).toEqual({ kind: 'unreadable', code: 'ENOENT' });
});
