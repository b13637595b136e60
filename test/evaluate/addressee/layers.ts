import { weighedPhases } from '../../../src/core/understanding/addressee/model.ts';
import {
  readTrees,
  type Trees,
  treesScore,
  type WrittenTrees,
} from '../../../src/core/understanding/trees.ts';
import { type Boosting, boost } from '../boost.ts';
import { compactTrees } from '../written-trees.ts';
import type { Example } from './examples.ts';
import { type Fitted, fit, scoreOf } from './fit.ts';

/** Words first, then trees over what the words came to and everything else that's seen. */
export type Layers = {
  readonly linear: Fitted;
  readonly names: readonly string[];
  readonly trees: Trees;
  /** The same as a file of weights has them. */
  readonly written: WrittenTrees;
};

const boosting: Boosting = {
  runs: 3,
  trees: 320,
  depth: 5,
  rate: 0.08,
  penalty: 8,
  leastWeight: 10,
  share: 0.4,
};

/** The trees learn from scores of words that were fitted on other conversations. */
const innerFolds = 4;
/** Threads of people and bot count more for the trees: only they tell how people take turns. */
const threadWeight = 3;

export function fitLayers(examples: readonly Example[], orders?: number): Layers {
  const linear = fit(examples, orders);
  const names = [...linear.named.keys()].sort((one, other) => (one < other ? -1 : 1));
  const scores = new Float64Array(examples.length);
  for (let fold = 0; fold < innerFolds; fold++) {
    const model = fit(
      examples.filter(({ group }) => innerFoldOf(group) !== fold),
      1,
    );
    for (const [at, example] of examples.entries())
      if (innerFoldOf(example.group) === fold) scores[at] = scoreOf(example, model);
  }
  const samples = examples.flatMap((example, at) =>
    example.certain === null
      ? [
          {
            values: valuesOf(example, scores[at] ?? 0, names),
            offset: scores[at] ?? 0,
            isTrue: example.forBot,
            weight: example.weight * (/^(?:shared|follow-ups)/.test(example.kind) ? threadWeight : 1),
          },
        ]
      : [],
  );
  const written = compactTrees(boost(samples, boosting), boosting.depth);
  return { linear, names, trees: readTrees(written), written };
}

function innerFoldOf(group: number): number {
  return (Math.imul(group, 40_503) >>> 5) % innerFolds;
}

export function layersScore(example: Example, { linear, names, trees }: Layers): number {
  const score = scoreOf(example, linear);
  return score + treesScore(trees, valuesOf(example, score, names));
}

/** As the program orders them: each feature, the linear score, and which phase it is. */
function valuesOf({ named, phase }: Example, score: number, names: readonly string[]): Float64Array {
  const values = new Float64Array(names.length + 1 + weighedPhases.length);
  for (const [at, name] of names.entries()) values[at] = named.get(name) ?? 0;
  values[names.length] = score;
  values[names.length + 1 + weighedPhases.indexOf(phase)] = 1;
  return values;
}
