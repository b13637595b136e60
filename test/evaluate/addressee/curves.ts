import type { Example } from './examples.ts';

/** Prints, for each kind of example, the share that gets an answer at each threshold. */
export function showCurves(examples: readonly Example[], scores: Float64Array): void {
  const thresholds = [-2, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4];
  const groups = Map.groupBy(
    examples.map((example, at) => ({ example, score: decidedOr(example, scores[at] ?? 0) })),
    ({ example }) => `${example.phase.padEnd(6)} ${example.forBot ? 'BOT ' : 'talk'} ${example.kind}`,
  );
  console.log(''.padEnd(60), thresholds.map((threshold) => String(threshold).padStart(6)).join(''));
  for (const [name, list] of [...groups].sort(([one], [other]) => (one < other ? -1 : 1)))
    console.log(
      `${name} (${list.length})`.padEnd(60),
      thresholds
        .map((threshold) =>
          ((list.filter(({ score }) => score >= threshold).length / list.length) * 100)
            .toFixed(2)
            .padStart(6),
        )
        .join(''),
    );
}

/** Where structure decides, no threshold matters. */
function decidedOr({ certain }: Example, score: number): number {
  if (certain === null) return score;
  return certain === 'bot' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}
