import type { Claim } from '../../../knowledge/schema.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { claimIndexOf, isVersion } from '../parts/claim-index.ts';
import type { Composer } from '../parts/composer.ts';
import { addProfiles } from '../parts/profiles.ts';
import { selectClaims, uncoveredThings } from '../parts/select-claims.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { formatList, inSentence, withoutBrackets } from '../parts/wording.ts';
import { replyRecentChanges } from './recent-changes.ts';
import { replyWhy } from './why.ts';

/** One option or one notion: the best sentence first, then what supports and what speaks against it. */
export function replyExplain(task: Task<'explain'>, composer: Composer): ReplyOutcome {
  const { intent, reading } = task;
  if (intent.why && task.frame.last !== null) return replyWhy(task, composer);
  if (reading.has('recent') && !reading.words.some(({ text }) => isVersion(text)))
    return replyRecentChanges(task, composer);
  const sides = intent.aspects.flatMap((id) => composer.library.aspect(id)?.leaning ?? []);
  const asked = intent.aspects.filter((id) => composer.library.aspect(id)?.leaning === undefined);
  if (intent.options.length === 0) return explainNotion(task, composer, asked);
  // "django ninja, what is it?" names an option by its companion alone: that is what is asked about.
  const companions = reading.alternatives.filter(({ from }) =>
    reading.options.some((option) => option.from === from),
  );
  const profiled = intent.alternatives.filter((id) => companions.some((companion) => companion.id === id));
  addProfiles(composer, profiled, asked, reading.words);
  const several = intent.options.length > 1 || profiled.length > 0;
  if (asked.length + sides.length + intent.alternatives.length === 0 && asksPastTheData(task, composer))
    return declineFor(task, composer);
  for (const option of intent.options.slice(0, profiled.length > 0 ? 1 : 3)) {
    if (sides.length > 0) explainSides(composer, option, sides, asked, reading.words);
    else if (asked.length > 0 || particular(composer, option, reading.words))
      explainAspects(composer, option, asked, task, several);
    else explainWhole(composer, option, several);
  }
  addProfiles(
    composer,
    intent.alternatives.filter((id) => !profiled.includes(id)),
    asked,
    reading.words,
    1,
  );
  follow(composer, intent.options, asked, sides.length > 0);
  return {
    options: intent.options,
    main: intent.options.at(-1) ?? null,
    ranking: null,
    declined: composer.claims.length === 0,
  };
}

/** What the needs that are asked about weigh most: "rate limiting" is rated, even where no claim says it. */
function askedCriteria({ reading }: Task<'explain'>, composer: Composer): string[] {
  return reading.askedNeeds.slice(0, 1).flatMap(({ id }) => {
    const [heaviest] = Object.entries(composer.library.need(id)?.weighs ?? {}).sort((a, b) => b[1] - a[1]);
    return heaviest === undefined ? [] : [heaviest[0]];
  });
}

/** Longer messages have words around the question that nobody needs to know. */
const mostPlainWords = 9;
const particularQuestions = new Set(
  'how when where who whose does did do is was are can which why'.split(' '),
);

/** A question with a word that nothing here knows and that no claim speaks of: "how is django pronounced". */
function asksPastTheData({ reading, intent }: Task<'explain'>, composer: Composer): boolean {
  const [clause] = reading.clauses.filter(({ asks }) => asks);
  const opening = clause === undefined ? '' : (reading.words[clause.from]?.text ?? '');
  return (
    reading.strange > 0 &&
    reading.words.length <= mostPlainWords &&
    reading.corrections.length === 0 &&
    particularQuestions.has(opening) &&
    !intent.options.some((option) => particular(composer, option, reading.words, besideScore))
  );
}

function declineFor({ intent }: Task<'explain'>, composer: Composer): ReplyOutcome {
  const names = intent.options.map(composer.library.nameOf);
  composer.add({
    kind: 'headline',
    spans: [plain(`I have nothing on that for ${formatList(names)}.`)],
  });
  composer.choices(
    names.slice(0, 2).map((name) => ({ label: `What I have on ${name}`, says: `tell me about ${name}` })),
  );
  return { options: intent.options, main: intent.options.at(-1) ?? null, ranking: null, declined: true };
}

/** Score from which a claim is taken to speak of just what was asked. */
const particularScore = 6;
/** Score from which another claim belongs beside it. */
const besideScore = 3;

function particular(
  composer: Composer,
  option: string,
  words: Task['reading']['words'],
  least = particularScore,
): boolean {
  for (const { score } of claimIndexOf(composer.library.topic).scoresFor(words, option).values())
    if (score >= least) return true;
  return false;
}

function explainWhole(composer: Composer, option: string, several: boolean): void {
  const { library } = composer;
  const pick = (leaning: Claim['leaning'], most: number): Claim[] =>
    varied(selectClaims(library, { option, aspects: [], leaning, words: [], most: 12 }), most);
  const [domain] = selectClaims(library, {
    option,
    aspects: library.topic.overview.slice(0, 1),
    words: [],
    most: 1,
  });
  if (domain !== undefined)
    composer.add(
      several
        ? {
            kind: 'paragraph',
            spans: [strong(`${library.nameOf(option)}: `), ...composer.sentence(domain)],
          }
        : { kind: 'headline', spans: composer.sentence(domain) },
    );
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

/** At most one claim for each main aspect, so that the picture is broad. */
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

function explainSides(
  composer: Composer,
  option: string,
  sides: readonly ('strength' | 'weakness')[],
  asked: readonly string[],
  words: Task['reading']['words'],
): void {
  const { library } = composer;
  const name = library.nameOf(option);
  for (const leaning of sides) {
    const found = selectClaims(library, {
      option,
      aspects: asked,
      leaning,
      words: asked.length > 0 ? words : [],
      most: 12,
    });
    const claims =
      asked.length > 0 && found.length > 0
        ? found.slice(0, 3)
        : varied(
            selectClaims(library, { option, aspects: [], leaning, words: [], most: 16 }),
            sides.length > 1 ? 3 : 4,
          );
    composer.add({
      kind: 'paragraph',
      spans: [strong(leaning === 'strength' ? `What speaks for ${name}` : `What speaks against ${name}`)],
    });
    composer.add({ kind: 'bullets', items: claims.map((claim) => composer.sentence(claim)) });
  }
}

function explainAspects(
  composer: Composer,
  option: string,
  asked: readonly string[],
  task: Task<'explain'>,
  several: boolean,
): void {
  const { library } = composer;
  const { words } = task.reading;
  const criteria = askedCriteria(task, composer);
  const missing = uncoveredThings(library, option, task.reading);
  const claims = selectClaims(library, { option, aspects: asked, words, most: several ? 2 : 4 });
  const [first, ...rest] = asked.length > 0 ? claims : withThoseBeside(composer, claims, words);
  if (first === undefined) {
    composer.add({
      kind: 'note',
      spans: [plain(`I have nothing cited on that for ${library.nameOf(option)}.`)],
    });
    return;
  }
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
  if (several) {
    composer.add({
      kind: 'paragraph',
      spans: [strong(`${library.nameOf(option)}: `), ...composer.sentence(first)],
    });
  } else {
    composer.add({ kind: 'headline', spans: composer.sentence(first) });
  }
  const rated =
    several || particular(composer, option, words)
      ? []
      : criteria.flatMap((criterion): Spans[] => [
          [
            strong(
              `${withoutBrackets(library.criterionTitle(criterion))}, ${composer.figure(option, criterion)} of 5: `,
            ),
            ...composer.because(option, criterion),
          ],
        ]);
  composer.add({
    kind: 'bullets',
    items: [...rated, ...rest.slice(0, rated.length > 0 ? 2 : 3).map((claim) => composer.sentence(claim))],
  });
}

/** Without an aspect only the question's own words tell what belongs beside the best claim. */
function withThoseBeside(
  { library }: Composer,
  claims: readonly Claim[],
  words: Task['reading']['words'],
): readonly Claim[] {
  const { scoresFor: tellingOf } = claimIndexOf(library.topic);
  const scoreOf = ({ id, option }: Claim): number => {
    for (const { claim, score } of tellingOf(words, option).values()) if (claim.id === id) return score;
    return 0;
  };
  return claims.filter((claim, at) => at === 0 || scoreOf(claim) >= besideScore);
}

/** No option named: what is known of the thing in general, then for each option. */
function explainNotion(
  { intent, reading }: Task<'explain'>,
  composer: Composer,
  asked: readonly string[],
): ReplyOutcome {
  const { library } = composer;
  const out = new Set(intent.excluded);
  const options = library.options.filter((id) => !out.has(id));
  const general = selectClaims(library, {
    option: null,
    aspects: asked,
    words: reading.words,
    most: 1,
  }).filter(({ verdict }) => verdict === 'confirmed' || verdict === 'qualified');
  for (const claim of general) composer.add({ kind: 'headline', spans: composer.sentence(claim) });
  const items = options.flatMap((option) => {
    const [claim] = selectClaims(library, { option, aspects: asked, words: reading.words, most: 1 });
    return claim === undefined
      ? []
      : [
          claim.line.includes(library.nameOf(option))
            ? composer.sentence(claim)
            : [strong(`${library.nameOf(option)}: `), ...composer.sentence(claim)],
        ];
  });
  composer.add({ kind: 'bullets', items });
  follow(composer, [], asked, false);
  return { options, main: null, ranking: null, declined: composer.claims.length === 0 };
}

function follow(
  composer: Composer,
  options: readonly string[],
  asked: readonly string[],
  sided: boolean,
): void {
  const { library } = composer;
  const [option] = options;
  const others = library.topic.options.slice(0, 3).filter(({ id }) => id !== option);
  composer.choices([
    ...(option !== undefined && asked.length === 0 && !sided
      ? [{ label: 'Weaknesses', says: `weaknesses of ${library.nameOf(option)}` }]
      : []),
    ...(option !== undefined
      ? others.slice(0, 2).map(({ name }) => ({
          label: `Compare with ${name}`,
          says: `compare ${library.nameOf(option)} with ${name}${asked.length > 0 ? ` on ${formatList(asked.map((id) => inSentence(library.aspectTitle(id))))}` : ''}`,
        }))
      : asked.slice(0, 2).map((id) => ({
          label: `Compare on ${inSentence(library.aspectTitle(id))}`,
          says: `compare ${formatList(library.topic.options.map(({ name }) => name))} on ${inSentence(library.aspectTitle(id))}`,
        }))),
  ]);
}
