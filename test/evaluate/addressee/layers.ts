import { weighedPhases } from '../../../src/core/understanding/addressee/model.ts';
import { type Trees, treesScore } from '../../../src/core/understanding/addressee/trees.ts';
import { boost, boosting, type Tree } from './boost.ts';
import type { Example } from './examples.ts';
import { type Fitted, fit, scoreOf } from './fit.ts';

/** Words first, then trees over what the words came to and everything else that's seen. */
export type Layers = { readonly linear: Fitted; readonly names: readonly string[]; readonly trees: Trees };

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
  return { linear, names, trees: compact(boost(samples)) };
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

const leavesPerUnit = 1000;

function compact(trees: readonly Tree[]): Trees {
  const places = new Map<string, number>();
  const splits: number[] = [];
  const nodes = trees.flatMap(({ columns, least }) =>
    columns.map((column, at) => {
      // What nothing reaches isn't split.
      const from = Math.min(least[at] ?? 0, 1e6);
      const key = `${column} ${from}`;
      const place = places.get(key) ?? places.size;
      if (place === places.size) {
        places.set(key, place);
        splits.push(column, Math.round(from * 1e4) / 1e4);
      }
      return place;
    }),
  );
  return {
    depth: boosting.depth,
    nodes: Uint16Array.from(nodes),
    splits: Float64Array.from(splits),
    leaves: Int16Array.from(
      trees.flatMap(({ leaves }) => leaves.map((leaf) => Math.round(leaf * leavesPerUnit))),
    ),
    leavesPerUnit,
  };
}

/** The file of trees: what the program reads. */
export function treesFile({ depth, nodes, splits, leaves }: Trees): string {
  return `// Written by \`npm run train:addressee\`; not to be edited by hand.

export const treeDepth = ${depth};
/** The places where trees split: the column of a feature and the least value that goes right, in turn. */
// biome-ignore format: a table
export const treeSplits: readonly number[] = [${[...splits].join(', ')}];
/** For each node of each tree, level by level, its place among the splits: two bytes each, as base64. */
export const treeNodes =
  '${Buffer.from(nodes.buffer).toString('base64')}';
/** What each leaf adds: two bytes each, as base64. */
export const treeLeavesPerUnit = ${leavesPerUnit};
export const treeLeaves =
  '${Buffer.from(leaves.buffer).toString('base64')}';
`;
}
