import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { pythonWeb } from '../../../core/built-in.ts';
import { newFolder } from '../../../new-folder.ts';
import { runProgramHere } from '../../../run-program.ts';

const asked = ['chart', 'django', 'and', 'fastapi', 'on', 'databases'];

/** An option and what the data rates it. */
function rated(id: string): string {
  const library = libraryOf(pythonWeb);
  const { rating, judgement } = library.rating(id, 'data-access') ?? {};
  return `${library.nameOf(id)} ${rating}${judgement === true ? '*' : ''}`;
}

describe('tradeoff chart', () => {
  it('prints SVG, or writes it to a new or existing file', async () => {
    const file = join(newFolder(), 'a.svg');
    const printed = await runProgramHere(asked);
    for (const _ of ['new', 'existing']) {
      const run = await runProgramHere([...asked, '-o', file]);
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(run.stdout).toContain(`Data access and migrations: ${rated('django')}, ${rated('fastapi')}.`);
    }
    expect(readFileSync(file, 'utf8')).toBe(printed.stdout);
    expect(printed.stdout).toMatch(/^<svg /);
  });

  it('writes PNG to a file that ends in .png', async () => {
    const file = join(newFolder(), 'a.png');
    expect(await runProgramHere([...asked, '-o', file])).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
  });

  it.each([
    [['chart', 'the', 'weather', '-o', 'a.svg'], 'has no chart'],
    [[...asked, '-o', 'a.gif'], 'ends in neither .svg nor .png'],
    [[...asked, '-o', 'no-such-folder/a.svg'], 'choose a file in a folder that exists'],
  ])('reports what is wrong with %j', async (args, says) => {
    const run = await runProgramHere(args);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(says);
  });
});
