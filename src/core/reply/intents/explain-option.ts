import { libraryOf } from '../../../knowledge/queries.ts';
import type { Claim } from '../../../knowledge/schema.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { tokenize } from '../../understanding/text/words.ts';
import { claimIndexOf } from '../claims/claim-index.ts';
import { selectClaims, uncoveredThings } from '../claims/select-claims.ts';
import { heaviestCriterion } from '../parts/asked-aspects.ts';
import type { Composer } from '../parts/composer.ts';
import type { Task } from '../parts/task.ts';
import { formatList, withoutBrackets } from '../parts/wording.ts';

/** From this score on, a claim is taken to be about exactly what was asked. */
const exactScore = 6;
/** From this score on, another claim belongs beside it. */
export const relatedScore = 3;

/** True if some claim about the option contains the question's specific words. */
export function hasClaimOn(
  { library }: Composer,
  option: string,
  words: Task['reading']['words'],
  least = exactScore,
): boolean {
  for (const { score } of claimIndexOf(library.topic).scoresFor(words, option).values())
    if (score >= least) return true;
  return false;
}

/** The option in general: what it is for, its strengths and weaknesses. */
export function explainWhole(composer: Composer, option: string, several: boolean): void {
  const { library } = composer;
  const pick = (leaning: Claim['leaning'], most: number): Claim[] =>
    varied(selectClaims(library, { option, aspects: [], leaning, words: [], most: 12 }), most);
  const [domain] = newestFirst(
    composer,
    selectClaims(library, { option, aspects: library.topic.overview.slice(0, 1), words: [], most: 2 }),
  );
  if (domain !== undefined) addLead(composer, option, domain, several);
  const strengths = pick('strength', 4)
    .filter(({ id }) => id !== domain?.id)
    .slice(0, 3);
  const weaknesses = pick('weakness', 2);
  composer.add({
    kind: 'bullets',
    items: [
      ...strengths.map((claim): Spans => [strong('+ '), ...composer.sentence(claim)]),
      ...weaknesses.map((claim): Spans => [strong('− '), ...composer.sentence(claim)]),
    ],
  });
}

/** The best sentence: the headline, or a paragraph that names the option if there are several. */
function addLead(composer: Composer, option: string, claim: Claim, several: boolean): void {
  composer.add(
    several
      ? {
          kind: 'paragraph',
          spans: [strong(`${composer.library.nameOf(option)}: `), ...composer.sentence(claim)],
        }
      : { kind: 'headline', spans: composer.sentence(claim) },
  );
}

/** At most one claim per main aspect, for a broad picture. */
function varied(claims: readonly Claim[], most: number): Claim[] {
  const seen = new Set<string>();
  return claims
    .filter(({ aspects: [main = ''] }) => {
      if (seen.has(main)) return false;
      seen.add(main);
      return true;
    })
    .slice(0, most);
}

/** What speaks for an option, or against it. */
export function explainLeanings(
  composer: Composer,
  option: string,
  leanings: readonly ('strength' | 'weakness')[],
  { asked, words }: { readonly asked: readonly string[]; readonly words: Task['reading']['words'] },
): void {
  const { library } = composer;
  const name = library.nameOf(option);
  for (const leaning of leanings) {
    const onAspects =
      asked.length === 0 ? [] : selectClaims(library, { option, aspects: asked, leaning, words, most: 3 });
    const claims =
      onAspects.length > 0
        ? onAspects
        : varied(
            selectClaims(library, { option, aspects: [], leaning, words: [], most: 16 }),
            leanings.length > 1 ? 3 : 4,
          );
    composer.add({
      kind: 'paragraph',
      spans: [strong(leaning === 'strength' ? `What speaks for ${name}` : `What speaks against ${name}`)],
    });
    composer.add({ kind: 'bullets', items: claims.map((claim) => composer.sentence(claim)) });
  }
}

/** The option on some aspects, or on the question's specific words. */
export function explainAspects(
  composer: Composer,
  option: string,
  task: Task<'explain'>,
  { asked, several }: { readonly asked: readonly string[]; readonly several: boolean },
): void {
  const { library } = composer;
  const { words } = task.reading;
  const carried = withCarriedTerms(task);
  const claims = selectClaims(library, {
    option,
    aspects: asked,
    words: carried,
    most: several ? 2 : 4,
  });
  const related =
    asked.length > 0 ? onAspects(composer, claims, asked, words) : onlyRelated(composer, claims, words);
  const [first, ...rest] =
    several || related[0] === undefined || scoreOf(composer, related[0], carried) >= relatedScore
      ? related
      : newestFirst(composer, related);
  if (first === undefined) {
    composer.add({
      kind: 'note',
      spans: [plain(`I have nothing cited on that for ${library.nameOf(option)}.`)],
    });
    return;
  }
  const missing = uncoveredThings(library, option, task.reading);
  if (missing.length > 0) {
    composer.add({
      kind: several ? 'paragraph' : 'headline',
      spans: [
        plain('I have nothing cited on '),
        strong(formatList(missing)),
        plain(` for ${library.nameOf(option)}. Nearest to it:`),
      ],
    });
    composer.add({ kind: 'bullets', items: claims.slice(0, 2).map((claim) => composer.sentence(claim)) });
    return;
  }
  addLead(composer, option, first, several);
  const rated =
    several || hasClaimOn(composer, option, words) ? [] : ratingOfAskedNeed(composer, option, task);
  composer.add({
    kind: 'bullets',
    items: [...rated, ...rest.slice(0, rated.length > 0 ? 2 : 3).map((claim) => composer.sentence(claim))],
  });
}

/**
 * The rating on what the first asked-about need weighs most: "rate limiting" is rated even if no claim is
 * about it.
 */
function ratingOfAskedNeed(composer: Composer, option: string, { reading }: Task<'explain'>): Spans[] {
  const [need] = reading.askedNeeds;
  const criterion = need === undefined ? undefined : heaviestCriterion(composer.library, need.id);
  if (criterion === undefined) return [];
  const title = withoutBrackets(composer.library.criterionTitle(criterion));
  return [
    [
      strong(`${title}, ${composer.figure(option, criterion)} of 5: `),
      ...composer.because(option, criterion),
    ],
  ];
}

/**
 * The question's words. "celery or built in?", in a thread on background jobs, goes on about what the thing belongs to,
 * so the words of the last answer's first claim go along.
 */
function withCarriedTerms({ reading, frame, framed }: Task<'explain'>): Task['reading']['words'] {
  const last = framed.hasContext ? frame.last : null;
  const goesOn = reading.things.filter(({ id }) => last?.aspects.includes(id) === true);
  if (last === null || reading.options.length > 0 || goesOn.length === 0) return reading.words;
  const { claim, needTitle } = libraryOf(reading.topic);
  const lead = claim(last.claims[0] ?? '');
  const carried = [
    ...[...reading.needs, ...reading.askedNeeds].map(({ id }) => needTitle(id)),
    ...(goesOn.some(({ id }) => lead?.aspects.includes(id) === true) ? (lead?.terms ?? []) : []),
  ];
  return carried.length === 0 ? reading.words : [...reading.words, ...tokenize(carried.join(' , ')).words];
}

/** Claims on the asked aspects come first; others are there for a word, which has to be telling. */
function onAspects(
  composer: Composer,
  claims: readonly Claim[],
  asked: readonly string[],
  words: Task['reading']['words'],
): readonly Claim[] {
  const fits = claims.map(
    (claim) =>
      claim.aspects.some((aspect) => asked.includes(aspect)) || scoreOf(composer, claim, words) >= exactScore,
  );
  return [...claims.filter((_, at) => fits[at]), ...claims.filter((_, at) => !fits[at])];
}

/** How well a claim fits the question's specific words. */
function scoreOf({ library }: Composer, { id, option }: Claim, words: Task['reading']['words']): number {
  for (const { claim, score } of claimIndexOf(library.topic).scoresFor(words, option).values())
    if (claim.id === id) return score;
  return 0;
}

/** Claims that no answer of the thread has opened with come first. */
function newestFirst(composer: Composer, claims: readonly Claim[]): readonly Claim[] {
  const isNew = claims.map(({ line }) => !composer.isSaid(line));
  return [...claims.filter((_, at) => isNew[at]), ...claims.filter((_, at) => !isNew[at])];
}

/** Without an aspect, only the question's own words say which claims belong beside the best one. */
function onlyRelated(
  composer: Composer,
  claims: readonly Claim[],
  words: Task['reading']['words'],
): readonly Claim[] {
  return claims.filter((claim, at) => at === 0 || scoreOf(composer, claim, words) >= relatedScore);
}
