import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { observe } from '../../src/core/understanding/across/likely-topics.ts';
import { likelihoods } from '../../src/core/understanding/across/asked-words.ts';
import { signsIn } from '../../src/core/understanding/match/choose-topic.ts';
import { correctSpelling } from '../../src/core/understanding/match/correct-spelling.ts';
import { vocabularyOf } from '../../src/core/understanding/match/vocabulary.ts';
import { tokenize } from '../../src/core/understanding/text/words.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { topicsInOrder } from '../../src/knowledge/queries.ts';
import type { Topic } from '../../src/knowledge/schema.ts';

/**
 * `npm run train:topics`: fits what tells the topic of a message that the first topic has nothing on, and writes
 * likely-topic-weights.ts. The messages are the ways of asking for each other topic's questions and claims, a fifth of which are
 * left out of what's known of how people ask. Prints how many of those are told rightly.
 */

const folds = 5;
const rounds = 500;
/** Of each weight, by the largest value it's given to. */
const rate = 5;
const penalty = 0.0003;

/** For each topic that a message may be about, what speaks for it. */
type Example = { readonly rows: readonly (readonly number[])[]; readonly right: number };

const knowledge = loadKnowledge([builtInFolder]);
const [, ...topics] = topicsInOrder(knowledge);
const vocabulary = vocabularyOf(knowledge);

function foldOf(id: string): number {
  let hash = 7;
  for (const character of id) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) | 0;
  return (hash >>> 8) % folds;
}

function without(topic: Topic, fold: number): Topic {
  return {
    ...topic,
    questions: topic.questions.filter(({ id }) => foldOf(id) !== fold),
    claims: topic.claims.filter(({ id }) => foldOf(id) !== fold),
  };
}

function examplesOf(topic: Topic, right: number, fold: number, rest: readonly Topic[]): Example[] {
  const names = new Map(topic.options.map(({ id, name }) => [id, name]));
  const asked = topic.questions
    .filter(({ id }) => foldOf(id) === fold)
    .flatMap(({ phrasings, options }) =>
      phrasings.map((phrasing) => phrasing.replaceAll('{option}', names.get(options[0] ?? '') ?? '')),
    );
  const told = topic.claims.filter(({ id }) => foldOf(id) === fold).flatMap(({ phrasings }) => phrasings);
  return [...asked, ...told].map((text) => {
    const { words } = correctSpelling(tokenize(text).words, vocabulary);
    const likely = likelihoods(words, rest);
    const signs = signsIn(vocabulary.matcher.match(words), topics);
    return { rows: signs.map((sign, at) => observe(sign, likely[at] ?? 0)), right };
  });
}

function scoresOf({ rows }: Example, weights: readonly number[]): number[] {
  return rows.map((row) => row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0));
}

function sharesOf(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - highest));
  const sum = odds.reduce((all, one) => all + one, 0);
  return odds.map((one) => one / sum);
}

function fit(examples: readonly Example[]): number[] {
  const width = examples[0]?.rows[0]?.length ?? 0;
  const weights = new Array<number>(width).fill(0);
  const scales = Array.from({ length: width }, (_, at) =>
    Math.max(1, ...examples.flatMap(({ rows }) => rows.map((row) => Math.abs(row[at] ?? 0)))),
  );
  for (let round = 0; round < rounds; round++) {
    const slopes = new Array<number>(width).fill(0);
    for (const example of examples) {
      const shares = sharesOf(scoresOf(example, weights));
      for (const [topic, row] of example.rows.entries())
        for (const [at, value] of row.entries())
          slopes[at] = (slopes[at] ?? 0) + (Number(topic === example.right) - (shares[topic] ?? 0)) * value;
    }
    for (let at = 0; at < width; at++)
      weights[at] =
        (weights[at] ?? 0) * (1 - penalty) +
        (rate / (scales[at] ?? 1)) * ((slopes[at] ?? 0) / examples.length);
  }
  return weights.map((weight) => Math.round(weight * 100) / 100);
}

const examples = Array.from({ length: folds }, (_, fold) => {
  const rest = topics.map((topic) => without(topic, fold));
  return topics.flatMap((topic, right) => examplesOf(topic, right, fold, rest));
}).flat();
const weights = fit(examples);
const told = examples.filter((example) => {
  const scores = scoresOf(example, weights);
  return scores.indexOf(Math.max(...scores)) === example.right;
});
console.log(
  `${examples.length} ways of asking, ${((100 * told.length) / examples.length).toFixed(1)} % told`,
);
writeFileSync(
  join(import.meta.dirname, '../../src/core/understanding/across/likely-topic-weights.ts'),
  `// Written by \`npm run train:topics\`.

/** What speaks for a topic: how people ask there, an option, an alternative, what they're called, and the weight of its words. */
export const likelyTopicWeights: readonly number[] = [${weights.join(', ')}];
`,
);
