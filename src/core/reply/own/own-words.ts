import type { Claim, Criterion, OfTeam } from '../../../knowledge/schema.ts';
import { type Choice, plain, type Span, type Spans, strong } from '../../answer/answer.ts';
import { topicFormRef } from '../../team-topics/forms/topic-form-refs.ts';
import { countsAs } from '../../team-topics/state/team-topic.ts';
import type { Composer } from '../parts/composer.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { isTeams } from './stated-by.ts';

/** What every answer from a team's own data says of itself. */
export const fromYourOwn = 'from what you said and rated';

/** Where an answer is from that shows these claims and, if so, ratings: what's checked of covered options came along. */
export function originOf(claims: readonly Claim[], showsRatings: boolean): string {
  const isTheirs = showsRatings || claims.some(isTeams);
  if (claims.every(isTeams)) return fromYourOwn;
  return isTheirs ? `${fromYourOwn}, and what I have checked` : 'from what I have checked';
}

/** Facts on an option, on one of these criteria if there are any; the team's own first, and the newest. */
export function factsOn(
  { library }: Composer,
  option: string,
  aspects: readonly string[] = [],
): readonly Claim[] {
  return library
    .claimsOf(option)
    .filter((claim) => aspects.length === 0 || claim.aspects.some((aspect) => aspects.includes(aspect)))
    .toSorted(
      (a, b) => Number(isTeams(b)) - Number(isTeams(a)) || a.rank - b.rank || (a.asOf < b.asOf ? 1 : -1),
    );
}

/** "cost 4.5, effort to run 2": the ratings of an option on these criteria. */
export function ratingWords(
  { library }: Composer,
  option: string,
  criteria: readonly Criterion[],
): readonly string[] {
  return criteria.flatMap(({ id, title }) => {
    const rating = library.rating(option, id);
    return rating === undefined ? [] : [`${inSentence(title)} ${rating.rating}`];
  });
}

/** A criterion and what stands on it: "cost: Keycloak 4.5, Auth0 1". */
export function standingSpans(
  composer: Composer,
  criterion: string,
  options: readonly string[],
  lead = '',
): readonly Span[] {
  const { library } = composer;
  const rated = options
    .flatMap((option) => {
      const rating = library.rating(option, criterion)?.rating;
      return rating === undefined ? [] : [{ option, rating }];
    })
    .sort((a, b) => b.rating - a.rating);
  return [
    strong(`${lead}${inSentence(library.criterionTitle(criterion))}: `),
    plain(rated.map(({ option, rating }) => `${library.nameOf(option)} ${rating}`).join(', ')),
  ];
}

/** The first fact behind a rating, if there's one: "; it needs its own database (stated by Ana, no source)". */
export function factBehind(composer: Composer, option: string, criterion: string): Spans {
  const [fact] = factsOn(composer, option, [criterion]);
  return fact === undefined ? [] : [plain('. '), ...composer.sentence(fact)];
}

/** Ways on where the ratings haven't been closed yet. */
export function ratingChoices({ library }: Composer): readonly Choice[] {
  const { id, ofTeam, options } = library.topic;
  const [first] = options;
  return [
    ...(first === undefined
      ? []
      : [
          { label: 'Rate them', opens: topicFormRef({ topic: id, form: 'rate', option: first.id, page: 0 }) },
        ]),
    ...(ofTeam !== undefined && ofTeam.raters > 0
      ? [{ label: 'Close the ratings', says: 'close the ratings' }]
      : []),
  ];
}

/** " (counts a lot)", after what counts so. */
export function weightWords(weight: number): string {
  switch (countsAs(weight)) {
    case 'much':
      return ' (counts a lot)';
    case 'little':
      return ' (counts a little)';
    default:
      // Open set: what counts as usual says nothing of it.
      return '';
  }
}

/** "Nobody has rated yet", "2 people have rated". */
export function ratersWords(of: Pick<OfTeam, 'raters' | 'stage'> | undefined): string {
  const raters = of?.raters ?? 0;
  // Somebody has closed ratings that nobody here gave: they came with it.
  if (raters === 0) return of?.stage === 'rated' ? 'Its ratings were imported' : 'Nobody has rated yet';
  return raters === 1 ? '1 person has rated' : `${raters} people have rated`;
}

/** Options that nobody rated, and criteria on which one of the others isn't rated: neither counts. */
export function addNotRated(composer: Composer, candidates: readonly string[]): void {
  const { library } = composer;
  const unrated = candidates.filter((option) => (library.option(option)?.ratings.length ?? 0) === 0);
  const rated = candidates.filter((option) => !unrated.includes(option));
  const partly = library.topic.criteria.filter(({ id }) =>
    rated.some((option) => library.rating(option, id) === undefined),
  );
  const says = [
    ...(unrated.length === 0
      ? []
      : [`Not ranked, as nobody has rated it: ${formatList(unrated.map(library.nameOf))}.`]),
    ...(partly.length === 0 || rated.length === 0
      ? []
      : [
          `Not weighed, as not all are rated on it: ${formatList(partly.map(({ title }) => inSentence(title)))}.`,
        ]),
  ];
  if (says.length > 0) composer.add({ kind: 'note', spans: [plain(says.join(' '))] });
}
