import { bytesOfBase64 } from './text/base64.ts';

/** Trees of full depth, each kept level by level: a node goes right if the value of its column is at least its `least`. */
export type Trees = {
  readonly depth: number;
  /** For each node, its place in `splits`. */
  readonly nodes: Uint16Array;
  /** A column and a least value, in turn. */
  readonly splits: Float64Array;
  readonly leaves: Int16Array;
  readonly leavesPerUnit: number;
};

/** Trees as they're kept in a file of fitted weights. */
export type WrittenTrees = {
  readonly depth: number;
  /** The places where trees split: the column of a feature and the least value that goes right, in turn. */
  readonly splits: readonly number[];
  /** For each node of each tree, level by level, its place among the splits: two bytes each, as base64. */
  readonly nodes: string;
  /** What each leaf adds: two bytes each, as base64. */
  readonly leaves: string;
  readonly leavesPerUnit: number;
};

/** Decodes trees from a file of weights. @param places of their columns among the values, where these have another order */
export function readTrees(
  { depth, splits, nodes, leaves, leavesPerUnit }: WrittenTrees,
  places?: readonly number[],
): Trees {
  return {
    depth,
    nodes: new Uint16Array(bytesOfBase64(nodes).buffer),
    splits: Float64Array.from(splits, (value, at) =>
      at % 2 === 0 && places !== undefined ? (places[value] ?? value) : value,
    ),
    leaves: new Int16Array(bytesOfBase64(leaves).buffer),
    leavesPerUnit,
  };
}

/** The sum of what each tree makes of these values. */
export function treesScore(
  { depth, nodes, splits, leaves, leavesPerUnit }: Trees,
  values: Float64Array,
): number {
  const inner = (1 << depth) - 1;
  let sum = 0;
  let leaf = 0;
  for (let tree = 0; tree < nodes.length; tree += inner) {
    let node = 0;
    while (node < inner) {
      const split = (nodes[tree + node] ?? 0) * 2;
      node = 2 * node + ((values[splits[split] ?? 0] ?? 0) >= (splits[split + 1] ?? 0) ? 2 : 1);
    }
    sum += leaves[leaf + node - inner] ?? 0;
    leaf += inner + 1;
  }
  return sum / leavesPerUnit;
}
