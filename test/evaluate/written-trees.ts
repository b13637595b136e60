import type { WrittenTrees } from '../../src/core/understanding/trees.ts';
import type { Tree } from './boost.ts';

const leavesPerUnit = 1000;

/** Trees as a file of fitted weights has them: each split once, and leaves in thousandths. */
export function compactTrees(trees: readonly Tree[], depth: number): WrittenTrees {
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
    depth,
    nodes: inBase64(Uint16Array.from(nodes)),
    splits,
    leaves: inBase64(
      Int16Array.from(trees.flatMap(({ leaves }) => leaves.map((leaf) => Math.round(leaf * leavesPerUnit)))),
    ),
    leavesPerUnit,
  };
}

function inBase64({ buffer }: Uint16Array<ArrayBuffer> | Int16Array<ArrayBuffer>): string {
  return Buffer.from(buffer).toString('base64');
}

/** The text of trees in a file of fitted weights, as `readTrees` takes them. */
export function writtenTrees({ depth, nodes, splits, leaves }: WrittenTrees): string {
  return `{
  depth: ${depth},
  // biome-ignore format: a table
  splits: [${splits.join(', ')}],
  nodes:
    '${nodes}',
  leaves:
    '${leaves}',
  leavesPerUnit: ${leavesPerUnit},
}`;
}
