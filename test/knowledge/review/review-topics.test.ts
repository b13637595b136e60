import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/core/dates/days.ts';
import { builtInFolder } from '../../../src/knowledge/load.ts';
import { problemLine } from '../../../src/knowledge/problem.ts';
import { type ReviewOptions, reviewTopics } from '../../../src/knowledge/review/review-topics.ts';
import { builtIn } from '../../core/built-in.ts';
import { newFolder } from '../../new-folder.ts';
import { genealogyTopic } from '../../run-program.ts';
import { problemsOf } from '../problems-of.ts';

const today = '2026-11-30';

/** A copy of the genealogy topic with a file changed. */
function changed(file: string, from: string | RegExp, to: string): string {
  const folder = newFolder();
  cpSync(genealogyTopic, folder, { recursive: true });
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const made = text.replace(from, to);
  if (text.split(from).length === 1) throw new Error(`${file} has no ${from}`);
  writeFileSync(path, made);
  return folder;
}

function review(
  folder: string,
  options: Partial<ReviewOptions> = {},
): { problems: string[]; notes: string[] } {
  const { problems, notes } = reviewTopics([folder], { today, oldest: null, others: [], ...options });
  const short = (line: string): string => line.replace(`${folder}/`, '');
  return {
    problems: problems.map(problemLine).map(short),
    notes: notes.map(problemLine).map(short),
  };
}

describe('a look at topics', () => {
  it('finds nothing wrong with what ships', () => {
    expect(
      reviewTopics([builtInFolder], { today: dayOf(Date.now()), oldest: null, others: [] }).problems,
    ).toEqual([]);
  });

  it.each([
    ['2026-12', true],
    ['2026-12-01', true],
    ['2027', true],
    ['2026-11-30', false],
    ['2026-11', false],
    ['2026', false],
  ])('reports the date %s of a claim and of a source as future: %s', (date, isFuture) => {
    const claim = review(changed('options/gramps.yaml', /asOf: .*/, `asOf: "${date}"`));
    expect(claim.problems).toEqual(
      isFuture
        ? [expect.stringMatching(/^options\/gramps\.yaml:\d+ claims\[0\]\.asOf: .* is in the future/)]
        : [],
    );
    const source = review(changed('sources.yaml', /asOf: [^ ,}\n]+/, `asOf: "${date}"`));
    expect(source.problems).toHaveLength(isFuture ? 1 : 0);
  });

  it.each([
    ['2024', '2025-01-01', true],
    ['2024', '2024-12-31', false],
    ['2025-02', '2025-03-01', true],
    ['2025-02', '2025-02-28', false],
    ['2025-02-10', '2025-02-11', true],
  ])('notes that a claim of %s is from before %s: %s', (date, oldest, isOld) => {
    const folder = changed('options/gramps.yaml', /asOf: .*/, `asOf: "${date}"`);
    const found = review(folder, { oldest });
    expect(found.problems).toEqual([]);
    expect(found.notes.filter((note) => note.includes('claims[0]'))).toHaveLength(isOld ? 1 : 0);
    expect(review(folder).notes).toEqual([]);
  });

  it('notes a name that means something else in another topic, and not one of the same thing', () => {
    const others = builtIn.topics;
    const folder = changed('options/gramps.yaml', 'aliases: [', 'aliases: [Bottle, ');
    expect(review(folder, { others }).notes).toEqual([
      expect.stringMatching(
        /^options\/gramps\.yaml:\d+ aliases\[0\]: "Bottle" is Bottle in python-web, too; /,
      ),
    ]);
    const same = changed('options/gramps.yaml', /^id: gramps/m, 'id: bottle');
    writeFileSync(
      join(same, 'options/gramps.yaml'),
      readFileSync(join(same, 'options/gramps.yaml'), 'utf8').replace('aliases: [', 'aliases: [bottle, '),
    );
    expect(review(same, { others }).notes).toEqual([]);
  });

  it('never sees a line over its length limit, as that topic does not load', () => {
    const folder = changed('options/gramps.yaml', /line: .*/, `line: ${'long '.repeat(41)}`);
    expect(problemsOf(folder)).toEqual([
      expect.stringMatching(/^options\/gramps\.yaml:\d+ claims\[0\]\.line: .*200/),
    ]);
  });
});
