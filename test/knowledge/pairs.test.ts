import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { genealogyTopic } from '../run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { problemsOf } from './problems-of.ts';

const pair = {
  option: 'gramps',
  topic: 'copies',
  with: 'webtrees',
  works: 'well',
  how: 'By hand [gr-no-server].',
};

type Written = Partial<Record<keyof typeof pair, string>>;

/** Two topics, genealogy and a copy of them, with pairs of the one and of the other. */
async function problemsOfPairs(
  own: readonly Written[],
  others: readonly Written[] = [],
): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  for (const [name, pairs] of [
    ['genealogy', own],
    ['copies', others],
  ] as const) {
    cpSync(genealogyTopic, join(folder, name), { recursive: true });
    // JSON is YAML.
    if (pairs.length > 0)
      writeFileSync(
        join(folder, name, 'pairs.yaml'),
        pairs.map((one) => `- ${JSON.stringify(one)}\n`).join(''),
      );
  }
  const topic = join(folder, 'copies', 'topic.yaml');
  writeFileSync(topic, readFileSync(topic, 'utf8').replace('id: genealogy', 'id: copies'));
  return problemsOf(folder);
}

it('a pair has no problems if it names what both topics have', async () => {
  expect(await problemsOfPairs([pair])).toEqual([]);
});

it('a pair with a topic that is not loaded is left for the day that it is', async () => {
  expect(await problemsOfPairs([{ ...pair, topic: 'frameworks', with: 'anything' }])).toEqual([]);
});

it.each<[string, Written, string]>([
  [
    'an option of the other topic that does not exist',
    { with: 'webtree' },
    '[0].with: copies has no option "webtree"',
  ],
  ['an option of its own that does not exist', { option: 'gramp' }, '[0].option: there is no option "gramp"'],
  [
    'a claim that does not exist',
    { how: 'By hand [sq-by-hand].' },
    '[0].how: there is no claim "sq-by-hand"',
  ],
  ['a statement that cites nothing', { how: 'By hand.' }, '[0].how: this sentence cites nothing'],
  ['its own topic', { topic: 'genealogy' }, '[0].topic: a pair is with another topic'],
])('the loader reports %s', async (_, wrong, says) => {
  const problems = await problemsOfPairs([{ ...pair, ...wrong }]);
  expect(problems.join('\n')).toContain(`genealogy/pairs.yaml:1 ${says}`);
});

it('the loader reports a pair that is there twice, within a topic or in both', async () => {
  expect(await problemsOfPairs([pair, pair])).toEqual([
    "genealogy/pairs.yaml:2 [1]: there's already a pair of gramps with webtrees; keep one",
  ]);
  const back = { ...pair, option: 'webtrees', topic: 'genealogy', with: 'gramps' };
  expect(await problemsOfPairs([pair], [back])).toEqual([
    'genealogy/pairs.yaml:1 [0]: copies has a pair of webtrees with gramps, too; keep one of them',
  ]);
});
