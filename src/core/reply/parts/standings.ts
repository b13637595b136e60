import type { Claim } from '../../../knowledge/schema.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { forCandidates } from '../../ranking/for-candidates.ts';
import { heaviestCriterion } from './asked-aspects.ts';
import type { Composer } from './composer.ts';
import { withEvidence } from './with-evidence.ts';
import { formatList, inSentence } from './wording.ts';

/**
 * How options compare on a criterion: who is best, and how far ahead of the next rating (0 if all are level).
 */
export type Standing = {
  readonly criterion: string;
  readonly best: readonly string[];
  readonly worst: readonly string[];
  readonly gap: number;
};

export function standingOn(
  { library }: Pick<Composer, 'library'>,
  options: readonly string[],
  criterion: string,
): Standing {
  const rated = options.map((option) => ({ option, rating: library.rating(option, criterion)?.rating ?? 0 }));
  const ratings = rated.map(({ rating }) => rating);
  const top = Math.max(...ratings);
  const bottom = Math.min(...ratings);
  const next = Math.max(...ratings.filter((rating) => rating < top), Number.NEGATIVE_INFINITY);
  return {
    criterion,
    best: rated.filter(({ rating }) => rating === top).map(({ option }) => option),
    worst: top === bottom ? [] : rated.filter(({ rating }) => rating === bottom).map(({ option }) => option),
    gap: Number.isFinite(next) ? top - next : 0,
  };
}

/**
 * The standings that a question is about: on the heaviest criteria of the needs it asks about, then on the
 * criteria of its aspects in order, each once.
 */
export function standingsFor(
  composer: Composer,
  options: readonly string[],
  aspects: readonly string[],
  askedNeeds: readonly string[],
): Standing[] {
  const { library } = composer;
  const ofNeeds = askedNeeds.flatMap((id) => heaviestCriterion(library, id) ?? []);
  const fits = (criterion: string): boolean =>
    aspects.length === 0 ||
    library.criterion(criterion)?.aspects.some((aspect) => aspects.includes(aspect)) === true;
  const ofAspects = aspects.flatMap((aspect) =>
    library
      .criteriaOf(aspect)
      .filter((criterion) => criterion.aspects.indexOf(aspect) < 2)
      .map(({ id }) => id),
  );
  return [...new Set([...ofNeeds.filter(fits), ...ofAspects])].map((criterion) =>
    standingOn(composer, options, criterion),
  );
}

/** The standings on the criteria for which all of these claims, one for each option, are evidence. */
export function standingsShownBy(
  composer: Composer,
  options: readonly string[],
  claims: readonly Claim[],
): Standing[] {
  const { library } = composer;
  return library.topic.criteria
    .filter(({ id: criterion }) =>
      claims.every(
        ({ id, option }) =>
          option !== null && library.rating(option, criterion)?.evidence.includes(id) === true,
      ),
    )
    .map(({ id }) => standingOn(composer, options, id));
}

const standingsOnAll = forCandidates((library, options) =>
  library.topic.criteria.map(({ id }) => standingOn({ library }, options, id)),
);

/**
 * "Rated furthest ahead: Django on ready-made features [1]; …": where each option leads the others most.
 *
 * @param criteria criteria to look at; all of the topic by default
 */
export function furthestAhead(
  composer: Composer,
  options: readonly string[],
  criteria?: readonly string[],
): Spans {
  const { library } = composer;
  const standings =
    criteria?.map((id) => standingOn(composer, options, id)) ?? standingsOnAll(library, options);
  const clauses = options.flatMap((option): Spans[] => {
    const own = widest(standings.filter(({ best }) => best.length === 1 && best[0] === option));
    if (own === undefined) return [];
    const title = inSentence(library.criterionTitle(own.criterion));
    return [
      [
        strong(library.nameOf(option)),
        ...withEvidence(` on ${title}`, composer.evidence(option, own.criterion)),
      ],
    ];
  });
  if (clauses.length === 0) return sharedLead(composer, standings);
  return [
    plain('Rated furthest ahead: '),
    ...clauses.flatMap((clause, index): Spans => (index === 0 ? clause : [plain('; '), ...clause])),
  ];
}

/** The standing with the widest gap; of equal ones, the first. */
function widest(standings: readonly Standing[]): Standing | undefined {
  let found: Standing | undefined;
  for (const standing of standings) if (found === undefined || standing.gap > found.gap) found = standing;
  return found;
}

/** No option leads alone: says which lead together, where they lead most, or that all are level. */
function sharedLead(composer: Composer, standings: readonly Standing[]): Spans {
  const { library } = composer;
  const most = widest(standings);
  if (most === undefined || most.gap === 0) return [plain('They are rated level.')];
  const { criterion, best } = most;
  const title = inSentence(library.criterionTitle(criterion));
  return [
    plain(`Nobody leads alone; in front together on ${title}: `),
    strong(formatList(best.map(library.nameOf))),
    ...withEvidence('', composer.evidence(best[0] ?? '', criterion, 1)),
  ];
}
