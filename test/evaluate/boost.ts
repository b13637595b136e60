/** A tree of full depth: at each inner node, level by level, a column and the least value that goes right; at each leaf what it adds. */
export type Tree = {
  readonly columns: readonly number[];
  readonly least: readonly number[];
  readonly leaves: readonly number[];
};

export type Sample = {
  readonly values: Float64Array;
  /** What is known before the trees. */
  readonly offset: number;
  readonly isTrue: boolean;
  readonly weight: number;
};

export type Boosting = {
  /** Runs whose mean counts: they differ in the columns that their trees may split at, so that less depends on which. */
  readonly runs: number;
  /** Of each run. */
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  readonly penalty: number;
  /** What a leaf has to weigh at least. */
  readonly leastWeight: number;
  /** Of the columns, those that each tree may split at: trees that can't all use the best ones err less alike. */
  readonly share: number;
};

const mostBins = 24;

/** Gradient boosting on the logistic loss, with full trees. Which columns a tree may split at depends on its number alone. */
export function boost(samples: readonly Sample[], boosting: Boosting): Tree[] {
  return Array.from({ length: boosting.runs }, (_, run) =>
    boostOnce(samples, run * boosting.trees, boosting),
  ).flatMap((trees) =>
    trees.map((tree) => ({ ...tree, leaves: tree.leaves.map((leaf) => leaf / boosting.runs) })),
  );
}

function boostOnce(samples: readonly Sample[], from: number, boosting: Boosting): Tree[] {
  const width = samples[0]?.values.length ?? 0;
  const cuts = Array.from({ length: width }, (_, column) => cutsOf(samples, column));
  const bins = cuts.map((cut, column) =>
    Uint8Array.from(samples, ({ values }) => binOf(values[column] ?? 0, cut)),
  );
  const scores = Float64Array.from(samples, ({ offset }) => offset);
  const slopes = new Float64Array(samples.length);
  const curvatures = new Float64Array(samples.length);
  const trees: Tree[] = [];
  for (let round = 0; round < boosting.trees; round++) {
    for (const [at, { isTrue, weight }] of samples.entries()) {
      const likely = 1 / (1 + Math.exp(-(scores[at] ?? 0)));
      slopes[at] = (likely - (isTrue ? 1 : 0)) * weight;
      curvatures[at] = Math.max(likely * (1 - likely), 1e-6) * weight;
    }
    const { tree, leafOf } = grow({ bins, cuts, slopes, curvatures, round: from + round, boosting });
    for (let at = 0; at < scores.length; at++)
      scores[at] = (scores[at] ?? 0) + (tree.leaves[leafOf[at] ?? 0] ?? 0);
    trees.push(tree);
  }
  return trees;
}

type Growing = {
  readonly bins: readonly Uint8Array[];
  readonly cuts: readonly (readonly number[])[];
  readonly slopes: Float64Array;
  readonly curvatures: Float64Array;
  readonly round: number;
  readonly boosting: Boosting;
};

function grow({ bins, cuts, slopes, curvatures, round, boosting }: Growing): {
  readonly tree: Tree;
  readonly leafOf: Uint8Array;
} {
  const count = slopes.length;
  const node = new Uint8Array(count);
  const columns: number[] = [];
  const least: number[] = [];
  for (let depth = 0; depth < boosting.depth; depth++) {
    const nodes = 1 << depth;
    const best = Array.from({ length: nodes }, () => ({
      gain: 0,
      column: 0,
      least: Number.POSITIVE_INFINITY,
      bin: 255,
    }));
    for (const [column, binned] of bins.entries()) {
      const cut = cuts[column] ?? [];
      if (cut.length === 0 || !isSeen(column, round, boosting.share)) continue;
      const size = cut.length + 1;
      const slope = new Float64Array(nodes * size);
      const curvature = new Float64Array(nodes * size);
      for (let at = 0; at < count; at++) {
        const place = (node[at] ?? 0) * size + (binned[at] ?? 0);
        slope[place] = (slope[place] ?? 0) + (slopes[at] ?? 0);
        curvature[place] = (curvature[place] ?? 0) + (curvatures[at] ?? 0);
      }
      for (const [each, found] of best.entries()) {
        let allSlope = 0;
        let allCurvature = 0;
        for (let bin = 0; bin < size; bin++) {
          allSlope += slope[each * size + bin] ?? 0;
          allCurvature += curvature[each * size + bin] ?? 0;
        }
        const worth = (slope: number, curvature: number): number =>
          (slope * slope) / (curvature + boosting.penalty);
        const whole = worth(allSlope, allCurvature);
        let leftSlope = 0;
        let leftCurvature = 0;
        for (let bin = 0; bin < cut.length; bin++) {
          leftSlope += slope[each * size + bin] ?? 0;
          leftCurvature += curvature[each * size + bin] ?? 0;
          const rightCurvature = allCurvature - leftCurvature;
          if (leftCurvature < boosting.leastWeight || rightCurvature < boosting.leastWeight) continue;
          const gain = worth(leftSlope, leftCurvature) + worth(allSlope - leftSlope, rightCurvature) - whole;
          if (gain > found.gain + 1e-9)
            Object.assign(found, { gain, column, least: cut[bin] ?? 0, bin: bin + 1 });
        }
      }
    }
    for (const found of best) {
      columns.push(found.column);
      least.push(found.least);
    }
    for (let at = 0; at < count; at++) {
      const found = best[node[at] ?? 0];
      if (found === undefined) continue;
      node[at] = (node[at] ?? 0) * 2 + ((bins[found.column]?.[at] ?? 0) >= found.bin ? 1 : 0);
    }
  }
  const leaves = 1 << boosting.depth;
  const slope = new Float64Array(leaves);
  const curvature = new Float64Array(leaves);
  for (let at = 0; at < count; at++) {
    const leaf = node[at] ?? 0;
    slope[leaf] = (slope[leaf] ?? 0) + (slopes[at] ?? 0);
    curvature[leaf] = (curvature[leaf] ?? 0) + (curvatures[at] ?? 0);
  }
  return {
    tree: {
      columns,
      least,
      leaves: Array.from(
        slope,
        (sum, leaf) => (-boosting.rate * sum) / ((curvature[leaf] ?? 0) + boosting.penalty),
      ),
    },
    leafOf: node,
  };
}

function isSeen(column: number, round: number, share: number): boolean {
  const mixed = Math.imul(Math.imul(column + 1, 0x9e3779b1) ^ Math.imul(round + 1, 0x85ebca6b), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32 < share;
}

/** Where a column may be cut: between values, at most `mostBins` of them, so that about as many are in each. */
function cutsOf(samples: readonly Sample[], column: number): number[] {
  const values = Float64Array.from(samples, (sample) => sample.values[column] ?? 0).sort();
  const cuts: number[] = [];
  const distinct = [...new Set(values)];
  if (distinct.length <= mostBins) return distinct.slice(1);
  for (let each = 1; each < mostBins; each++) {
    const value = values[Math.floor((each / mostBins) * values.length)] ?? 0;
    if (value > (cuts.at(-1) ?? distinct[0] ?? 0)) cuts.push(value);
  }
  return cuts;
}

function binOf(value: number, cuts: readonly number[]): number {
  let bin = 0;
  while (bin < cuts.length && value >= (cuts[bin] ?? 0)) bin++;
  return bin;
}
