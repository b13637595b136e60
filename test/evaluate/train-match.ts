import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MatchMode } from '../../src/core/meaning/match/match.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { fitMatch, type MatchWeights } from './meaning/fit-match.ts';
import { fitScopeOfMeaning } from './meaning/fit-scope-of-meaning.ts';
import { openForEvaluation } from './meaning/open-encoder.ts';
import { playOutside, playTopic, remembering } from './meaning/play.ts';
import { writtenTrees } from './written-trees.ts';

/**
 * `npm run train:match`: fits how candidates are ordered and how sure a match is, on phrasings and questions left out of the
 * topic that's asked, each topic in turn, and on what people asked in public threads, a third of which is never read. Writes match-weights.ts.
 * Needs the encoder.
 */
const encoder = await openForEvaluation();
if (encoder === null)
  throw new Error('The weights are fitted with the encoder; it is off or cannot be opened.');
const knowledge = loadKnowledge([builtInFolder]);
const { weights, odds } = await fitScopeOfMeaning(knowledge.topics, encoder);
writeFileSync(
  join(import.meta.dirname, '../../src/core/understanding/decide/scope/scope-of-meaning-weights.ts'),
  weights,
);
const remembered = remembering(encoder);
const played = await playOutside(knowledge, remembered, odds);
for (const topic of knowledge.topics)
  for (const by of [remembered, null]) played.push(...(await playTopic(topic, knowledge, by)));
const modes: readonly MatchMode[] = ['meaning', 'words', 'meaning of lines', 'words of lines'];
const all = modes.map((mode) => ({
  mode,
  ...fitMatch(played.filter((sample) => sample.mode === mode && !sample.unread)),
}));
const fitted = all.map(({ mode, weights }): [MatchMode, MatchWeights] => [mode, weights]);

writeFileSync(
  join(import.meta.dirname, '../../src/core/meaning/match/match-trees.ts'),
  `// Written by \`npm run train:match\`; not to be edited by hand.
// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: fitted, whatever they look like
import type { WrittenTrees } from '../../understanding/trees.ts';
import type { MatchMode } from './match.ts';

/** What trees add to the linear score of being right, over the evidence by these names. */
export const matchTrees: readonly {
  readonly mode: MatchMode;
  readonly names: readonly string[];
  readonly trees: WrittenTrees;
}[] = [
${all
  .filter(({ mode }) => mode === 'meaning' || mode === 'words')
  .map(
    ({ mode, trees: { names, trees } }) =>
      `{ mode: '${mode}', names: ${JSON.stringify(names)}, trees: ${writtenTrees(trees)} },\n`,
  )
  .join('')}];
`,
);

writeFileSync(
  join(import.meta.dirname, '../../src/core/meaning/match/match-weights.ts'),
  `// Written by \`npm run train:match\` from the phrasings of the topics and test/fixtures/meaning; not to be edited by hand.
// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: fitted, whatever they look like
import type { MatchMode } from './match.ts';

/** How much each piece of evidence counts, by its name. */
export type Weights = Readonly<Record<string, number>>;

/** For the order of candidates, for whether one is right, and for whether the topic answers the message at all. */
export const weightsByMode: Readonly<
  Record<MatchMode, { readonly rank: Weights; readonly right: Weights; readonly answerable: Weights }>
> = {
${fitted
  .map(
    ([mode, groups]) =>
      `  ${key(mode)}: {\n${Object.entries(groups)
        .map(
          ([group, weights]) =>
            `    ${group}: {\n${Object.entries(weights)
              .map(([name, weight]) => `      ${key(name)}: ${weight},\n`)
              .join('')}    },\n`,
        )
        .join('')}  },\n`,
  )
  .join('')}};
`,
);
console.log(`${played.length} samples`);
process.exit();

function key(name: string): string {
  return /^[a-z]+$/.test(name) ? name : `'${name}'`;
}
