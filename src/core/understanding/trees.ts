import { bytesOfBase64 } from './text/base64.ts';

/** Trees of full depth, each kept level by level: a node goes right if the value of its column is at least its `least`. */
export type Trees = {
  readonly depth: number;
  /** Of each node. */
  readonly columns: Uint16Array;
  readonly leasts: Float64Array;
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
  const splitOf = new Uint16Array(bytesOfBase64(nodes).buffer);
  const columnOf = (split: number): number => splits[2 * split] ?? 0;
  return {
    depth,
    columns: Uint16Array.from(splitOf, (split) => places?.[columnOf(split)] ?? columnOf(split)),
    leasts: Float64Array.from(splitOf, (split) => splits[2 * split + 1] ?? 0),
    leaves: new Int16Array(bytesOfBase64(leaves).buffer),
    leavesPerUnit,
  };
}

/** The sum of what each tree makes of these values. */
export function treesScore(
  { depth, columns, leasts, leaves, leavesPerUnit }: Trees,
  values: Float64Array,
): number {
  const inner = (1 << depth) - 1;
  let sum = 0;
  let leaf = 0;
  for (let tree = 0; tree < columns.length; tree += inner) {
    let node = 0;
    while (node < inner) {
      const at = tree + node;
      node = 2 * node + ((values[columns[at] ?? 0] ?? 0) >= (leasts[at] ?? 0) ? 2 : 1);
    }
    sum += leaves[leaf + node - inner] ?? 0;
    leaf += inner + 1;
  }
  return sum / leavesPerUnit;
}
