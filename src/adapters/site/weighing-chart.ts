import type { BarsChart } from '../../core/answer/chart.ts';
import { rankingFor } from '../../core/decisions/evidence/weighed-together.ts';
import type { Decision } from '../../core/decisions/record/record.ts';
import type { Library } from '../../knowledge/queries.ts';

/** More don't fit a phone. */
const most = { options: 6, criteria: 7 } as const;

/**
 * How a record's options stood when it was decided: their scores, and their ratings on what was weighed, heaviest first, all as
 * the record keeps them. Null if nothing was weighed.
 */
export function weighingChart(decision: Decision, library: Library | undefined): BarsChart | null {
  const { content, evidence } = decision;
  const scores = new Map(
    [...evidence.ranking, ...content.weighed].flatMap(({ option, score }) =>
      score === null ? [] : [[option, score] as const],
    ),
  );
  const options = [...(content.weighed.length > 0 ? content.weighed : evidence.ranking)]
    .map(({ option }) => option)
    .slice(0, most.options);
  if (options.length < 2 || scores.size === 0) return null;
  const nameOf = (option: string): string => library?.nameOf(option) ?? option;
  const ratings = ratingsIn(decision);
  const criteria = heaviest(decision, library, options).filter((criterion) =>
    options.some((option) => ratings.has(`${option}/${criterion}`)),
  );
  const groups = [
    {
      name: 'All of it together',
      bars: options.map((option) => ({ rating: bounded(scores.get(option)), judged: false })),
    },
    ...criteria.slice(0, most.criteria).map((criterion) => ({
      name: library?.criterionTitle(criterion) ?? criterion,
      bars: options.map((option) => ({
        rating: bounded(ratings.get(`${option}/${criterion}`)),
        judged: false,
      })),
    })),
  ];
  const names = options.map(nameOf);
  return {
    kind: 'bars',
    title: 'How the options were weighed, 0 to 5',
    alt: groups
      .map(
        ({ name, bars }) =>
          `${name}: ${bars.map(({ rating }, at) => `${names[at]} ${rating === null ? 'not rated' : rating.toFixed(1)}`).join(', ')}`,
      )
      .join('; '),
    options: names,
    places: options.map((option, at) => placeOf(option, library) ?? at),
    groups,
  };
}

/** Ratings as they were, by `option/criterion`. */
function ratingsIn({ evidence }: Decision): ReadonlyMap<string, number> {
  return new Map(
    evidence.pins.flatMap(({ kind, id, was }) =>
      kind === 'rating' && was !== '' ? [[id, Number(was)] as const] : [],
    ),
  );
}

/** Criteria by how much they weighed. What the topic has dropped since comes last. */
function heaviest(
  { content, evidence }: Decision,
  library: Library | undefined,
  options: readonly string[],
): string[] {
  const known = evidence.pins.flatMap(({ kind, id }) => (kind === 'rating' ? (id.split('/')[1] ?? []) : []));
  const rated = options.filter((option) => library?.option(option) !== undefined);
  const weights =
    library === undefined || rated.length === 0
      ? []
      : rankingFor(library, content, rated).weights.map(([criterion]) => criterion);
  return [...new Set([...weights, ...known])];
}

function placeOf(option: string, library: Library | undefined): number | undefined {
  const place = library?.options.indexOf(option) ?? -1;
  return place < 0 ? undefined : place;
}

function bounded(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Math.min(5, Math.max(0, value));
}
