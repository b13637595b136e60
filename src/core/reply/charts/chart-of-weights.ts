import type { Library } from '../../../knowledge/queries.ts';
import { plain, strong } from '../../answer/answer.ts';
import type { SpreadChart, SpreadRow } from '../../answer/chart.ts';
import type { StatedNeed } from '../../turn/conversation.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome } from '../parts/task.ts';
import { inSentence, withoutBrackets } from '../parts/wording.ts';

const mostRows = 8;
/** Weights use the scale of the ratings. */
const top = 5;

/**
 * How far apart people in a thread are: the weights that each person's needs amount to, criterion by
 * criterion.
 *
 * @param candidates the options that the thread is about, for follow-ups
 * @returns undefined if fewer than two people have stated needs
 */
export function replyChartOfWeights(
  needs: readonly StatedNeed[],
  candidates: readonly string[],
  composer: Composer,
): ReplyOutcome | undefined {
  const { library } = composer;
  const people = weightsOf(library, needs);
  if (people.length < 2) return undefined;
  const rows = rowsOf(library, people);
  const [widest] = [...rows].sort((a, b) => gap(b) - gap(a));
  if (widest === undefined) return undefined;
  composer.add({
    kind: 'headline',
    spans:
      gap(widest) === 0
        ? [plain(`The ${people.length} of you weigh alike.`)]
        : [
            plain('Furthest apart on '),
            strong(inSentence(widest.name)),
            plain(`: weights from ${figure(widest.lowest)} to ${figure(widest.highest)}.`),
          ],
  });
  composer.add({ kind: 'chart', chart: spreadChart(rows, people.length) });
  composer.add({
    kind: 'note',
    spans: [
      plain('Each weight comes from what one of you said is needed; what nobody needs weighs nothing.'),
    ],
  });
  composer.choices([
    { label: 'Which for our needs?', says: 'which should we use for our needs?' },
    { label: 'What would change it, as a chart', says: 'show the sensitivity as a chart' },
  ]);
  return { options: candidates, main: null, ranking: null, declined: false };
}

/** Each person's weights, by criterion. */
function weightsOf(library: Library, needs: readonly StatedNeed[]): ReadonlyMap<string, number>[] {
  return [...Map.groupBy(needs, ({ author }) => author).values()].map((own) => {
    const weights = new Map<string, number>();
    for (const id of new Set(own.map(({ need }) => need)))
      for (const [criterion, weight] of Object.entries(library.need(id)?.weighs ?? {}))
        weights.set(criterion, Math.min(top, (weights.get(criterion) ?? 0) + weight));
    return weights;
  });
}

function rowsOf(library: Library, people: readonly ReadonlyMap<string, number>[]): SpreadRow[] {
  return library.topic.criteria
    .filter(({ id }) => people.some((weights) => weights.has(id)))
    .map(({ id, title }): SpreadRow => {
      const sorted = people.map((weights) => weights.get(id) ?? 0).sort((a, b) => a - b);
      return {
        name: withoutBrackets(title),
        lowest: quantile(sorted, 0),
        lowerQuartile: quantile(sorted, 0.25),
        median: quantile(sorted, 0.5),
        upperQuartile: quantile(sorted, 0.75),
        highest: quantile(sorted, 1),
      };
    })
    .sort((a, b) => b.median - a.median || b.highest - a.highest)
    .slice(0, mostRows);
}

/** Interpolates between the two nearest values (Hyndman and Fan, Sample Quantiles, 1996, type 7). */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? 0;
  return below + (above - below) * (at - Math.floor(at));
}

function spreadChart(rows: readonly SpreadRow[], people: number): SpreadChart {
  const apart = [...rows].sort((a, b) => gap(b) - gap(a)).slice(0, 2);
  const furthest = apart.map(
    ({ name, lowest, highest, median }) =>
      `${inSentence(name)} from ${figure(lowest)} to ${figure(highest)}, median ${figure(median)}`,
  );
  return {
    kind: 'spread',
    title: `What ${people} people weigh, 0 to 5`,
    alt: `How far apart the weights of ${people} people are on ${rows.length} criteria. Furthest: ${furthest.join('; ')}.`,
    people,
    rows,
  };
}

const gap = ({ lowest, highest }: SpreadRow): number => highest - lowest;

function figure(weight: number): string {
  return String(Math.round(weight * 10) / 10);
}
