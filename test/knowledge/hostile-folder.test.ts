import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { KnowledgeError, mostShown } from '../../src/knowledge/problem.ts';
import { newFolder } from '../new-folder.ts';
import { genealogyTopic } from '../run-program.ts';
import { problemsOf } from './problems-of.ts';

/** The genealogy topic, for one file or folder to be replaced. */
function topicWithout(name: string): { readonly folder: string; readonly path: string } {
  const folder = newFolder();
  cpSync(genealogyTopic, folder, { recursive: true });
  const path = join(folder, name);
  rmSync(path, { recursive: true, force: true });
  return { folder, path };
}

/** @returns the error's lines, and how long it took in milliseconds */
function refusal(folder: string): { readonly lines: readonly string[]; readonly took: number } {
  const began = performance.now();
  try {
    loadKnowledge([folder]);
  } catch (error) {
    if (error instanceof KnowledgeError)
      return { lines: error.message.split('\n'), took: performance.now() - began };
    throw error;
  }
  throw new Error('it was taken');
}

const places = ['topic.yaml', 'terms.yaml', 'options/more.yaml', 'products.yaml'];

describe.runIf(process.platform !== 'win32').each(places)('a knowledge folder whose %s', (name) => {
  it.each<[string, (path: string) => void, string]>([
    ['is a named pipe', (path) => void execFileSync('mkfifo', [path]), 'a named pipe'],
    ['is a link to a device', (path) => symlinkSync('/dev/zero', path), 'a device'],
    ['is a folder', (path) => mkdirSync(path), 'a folder'],
  ])('%s is rejected with one line, unread', (_, make, is) => {
    const { folder, path } = topicWithout(name);
    make(path);
    expect(problemsOf(folder)).toEqual([`${name}: it is ${is}; replace it by a file`]);
  });

  it('has more than 5 MB is rejected with one line', () => {
    const { folder, path } = topicWithout(name);
    writeFileSync(path, Buffer.alloc(5_000_001, '#'));
    expect(problemsOf(folder)).toEqual([`${name}: it has more than 5 MB; split it into several files`]);
  });
});

describe('a knowledge folder', () => {
  it('that cannot be listed where files belong is rejected with one line', () => {
    const { folder, path } = topicWithout('phrasings');
    writeFileSync(path, '');
    expect(problemsOf(folder)).toEqual([
      'phrasings: it cannot be read (ENOTDIR); it has to be a folder with its permissions',
    ]);
  });

  it('with more files than any needs is rejected with one line', () => {
    const { folder, path } = topicWithout('phrasings');
    mkdirSync(path);
    for (let count = 0; count < 2_100; count++) writeFileSync(join(path, `${count}.yaml`), '{}');
    expect(problemsOf(folder)).toEqual([
      expect.stringContaining('it has more than 2000 files; split it into several folders'),
    ]);
  });

  it.each([
    ['unknown keys', 'topic.yaml', (count: number) => `key${count}: x`],
    ['wrong references', 'phrasings/more.yaml', (count: number) => `claim-${count}: [how so]`],
    ['values of a wrong kind', 'sources.yaml', () => '- 1'],
    [
      'ids given twice',
      'criteria.yaml',
      () => '- { id: editors, title: Editors, question: Do they wait?, aspects: [teamwork] }',
    ],
  ])('with 40,000 %s is rejected with twenty lines, in time', (_, name, line) => {
    const { folder } = topicWithout('nothing');
    const all = Array.from({ length: 40_000 }, (_unused, count) => line(count)).join('\n');
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    appendFileSync(join(folder, name), `\n${all}`);
    const { lines, took } = refusal(folder);
    expect(lines[0]).toMatch(/ has 4\d{4} problems; the first 20 are:$/);
    expect(lines).toHaveLength(mostShown + 1);
    // A second on an idle machine; counting lines from the start of the file would take minutes.
    expect(took).toBeLessThan(15_000);
  });

  it('with names of any length and any characters has one short line for each', () => {
    const { folder } = topicWithout('nothing');
    appendFileSync(join(folder, 'topic.yaml'), `\n"a\\nb\\e[31m": x\n? ${'x'.repeat(900)}\n: y\n`);
    const { lines } = refusal(folder);
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line.length).toBeLessThan(1_500);
      expect(line).not.toMatch(/\p{Cc}/u);
    }
  });
});
