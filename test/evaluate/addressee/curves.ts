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

const phases = ['asker', 'next', 'talk'] as const;
const steps = Array.from({ length: 17 }, (_, step) => -1.5 + step * 0.25);

/** Prints the thresholds of the three phases that answer most of what's for the bot, for some limits on the rest. */
export function showChoices(examples: readonly Example[], scores: Float64Array): void {
  const shareAt = (
    kinds: readonly string[],
    forBot: boolean,
  ): ((least: Readonly<Record<string, number>>) => number) => {
    const some = examples.flatMap((example, at) =>
      kinds.includes(example.kind) &&
      example.forBot === forBot &&
      example.weight > 0.5 &&
      example.phase !== 'before'
        ? [{ phase: example.phase, score: decidedOr(example, scores[at] ?? 0) }]
        : [],
    );
    const passing = new Map(
      phases.flatMap((phase) =>
        steps.map((least) => [
          `${phase} ${least}`,
          some.filter((one) => one.phase === phase && one.score >= least).length,
        ]),
      ),
    );
    return (least) =>
      phases.reduce((sum, phase) => sum + (passing.get(`${phase} ${least[phase]}`) ?? 0), 0) / some.length;
  };
  const meant = shareAt(['shared', 'shared, called once'], true);
  const between = shareAt(['shared', 'shared, called once'], false);
  const followed = shareAt(['follow-ups', 'follow-ups of two'], true);
  const asIs = shareAt(['talk'], false);
  const near = shareAt(['talk, substituted'], false);
  const byAsker = shareAt(['talk by the asker, substituted'], false);
  const office = shareAt(['office'], false);
  const choices = steps.flatMap((asker) =>
    steps.flatMap((next) => steps.map((talk) => ({ asker, next, talk }))),
  );
  for (const [most, mostNear] of [
    [0.015, 0.008],
    [0.02, 0.008],
    [0.02, 0.01],
    [0.025, 0.01],
    [0.03, 0.01],
    [0.04, 0.01],
    [0.05, 0.01],
  ] as const) {
    const allowed = choices.filter(
      (least) => between(least) <= most && near(least) <= mostNear && byAsker(least) <= 0.02,
    );
    const [best] = allowed.sort((one, other) => meant(other) + followed(other) - meant(one) - followed(one));
    if (best === undefined) continue;
    const shares = { meant, between, followed, asIs, near, byAsker, office };
    console.log(
      `${JSON.stringify(best)} ${Object.entries(shares)
        .map(([name, share]) => `${name} ${(share(best) * 100).toFixed(2)}`)
        .join(', ')}`,
    );
  }
}
