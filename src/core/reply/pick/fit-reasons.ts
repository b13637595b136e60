import { type CitedText, sentencesOf } from '../../../knowledge/cited-text.ts';
import type { Library } from '../../../knowledge/queries.ts';
import { emphasis, plain, type Spans, strong } from '../../answer/answer.ts';
import { closeCall } from '../../ranking/scores.ts';
import { heaviestCriterion, leaningAspect } from '../parts/asked-aspects.ts';
import type { Composer } from '../parts/composer.ts';
import { capitalised } from '../parts/pick-headline.ts';
import { inSentence } from '../parts/wording.ts';
import { decidingNeeds, type PickInNeeds } from './pick-in-needs.ts';
import { needGap, type WeighedNeed } from './weighed-needs.ts';

/** With more needs than this, each gets its first clause, so that several fit a screen. */
const mostInFull = 2;
/** Needs that an answer goes into; the others are only listed as heard. */
const mostNeeds = 5;
/** From here on a need speaks against the pick: on the scale of its weight times the difference of ratings. */
const telling = 1;

const doubts = { well: '', partly: 'only partly. ', poorly: 'a weak spot. ' } as const;

/** How the pick meets each need, heaviest first, then the strongest point against it. In a close call, who meets it best. */
export function addFitReasons(composer: Composer, pick: PickInNeeds): void {
  const [first, second] = pick.ranking.ranked;
  if (first === undefined) return;
  const { needs, words } = pick;
  const shown = needs.slice(0, mostNeeds);
  const isClose = second !== undefined && pick.ranking.margin < closeCall;
  const items = shown.map(({ need, leader }): Spans => {
    const label = strong(`${words.label(need)}: `);
    const brief = shown.length > mostInFull;
    if (!isClose) return [label, ...fitOf(composer, first.option, need, brief)];
    const best = leader ?? first.option;
    return [
      label,
      plain(`${composer.library.nameOf(best)}. `),
      ...capitalised(fitOf(composer, best, need, brief)),
    ];
  });
  composer.add({ kind: 'bullets', items, shrinks: true });
  // A list of its own, so that it stays where only the first needs fit.
  const against = isClose ? ownSide(composer, first.option, shown) : watchOut(composer, pick, first.option);
  if (against.length > 0) composer.add({ kind: 'bullets', items: against });
}

/** What the first of two that are about level does for the heaviest need on which it's behind. */
function ownSide(composer: Composer, option: string, needs: readonly WeighedNeed[]): Spans[] {
  const behind = needs.find(({ leader }) => leader !== undefined && leader !== option);
  if (behind === undefined) return [];
  return [
    [
      strong(`With ${composer.library.nameOf(option)}: `),
      ...capitalised(fitOf(composer, option, behind.need)),
    ],
  ];
}

/**
 * How an option meets a need, saying so where it does only in part.
 *
 * @param brief only the first clause
 */
export function fitOf(composer: Composer, option: string, need: string, brief = false): Spans {
  const { library } = composer;
  const fit = library.fit(option, need);
  if (fit !== undefined) {
    const doubt = doubts[fit.meets];
    return [
      ...(doubt === '' ? [] : [plain(doubt)]),
      ...composer.cited(brief ? firstClause(fit.text) : fit.text),
    ];
  }
  const criterion = heaviestCriterion(library, need);
  return criterion === undefined ? [plain('not weighed')] : composer.because(option, criterion);
}

/**
 * Where another option is furthest ahead on a need, or on what a need asks for; otherwise what the pick is worst at, about
 * the needs if there's anything about them. Never on a need that the pick was made for.
 */
function watchOut(composer: Composer, pick: PickInNeeds, winner: string): Spans[] {
  const { library } = composer;
  const { needs, words } = pick;
  const label = strong('Watch out: ');
  const rival = strongestRival(composer, pick, winner);
  if (rival !== undefined) {
    const fit = library.fit(rival.option, rival.need.need);
    if (fit !== undefined)
      return [
        [
          label,
          plain('for '),
          emphasis(words.of(rival.need.need)),
          plain(` ${library.nameOf(rival.option)} is ahead. `),
          ...composer.cited(firstClause(fit.text)),
        ],
      ];
  }
  const next = pick.ranking.ranked[1]?.option;
  const behind = criterionBehind(composer, pick, winner);
  if (behind !== undefined && next !== undefined)
    return [
      [
        label,
        plain('for '),
        emphasis(words.of(behind.need)),
        plain(
          ` ${library.nameOf(next)} is ahead on ${inSentence(library.criterionTitle(behind.criterion))}: `,
        ),
        ...composer.briefly(next, behind.criterion),
      ],
    ];
  const unsaid = unsaidCaveat(composer, winner, needs.slice(0, mostNeeds));
  if (unsaid !== undefined)
    return [
      [label, plain('for '), emphasis(words.of(unsaid.need)), plain(': '), ...composer.cited(unsaid.caveat)],
    ];
  const weakness = weaknessFor(composer, winner, needs);
  // Where a need's own line says that it's met only in part, nothing more general is.
  const isWarned = needs.slice(0, mostNeeds).some(({ need }) => library.fit(winner, need)?.meets !== 'well');
  if (weakness === undefined || (!weakness.isAbout && isWarned)) return [];
  return [[label, ...composer.cited(weakness.sentence)]];
}

/** What a line that gives only the first clause of a fit leaves out, where the fit rests on a weakness as well. */
function unsaidCaveat(
  { library }: Composer,
  option: string,
  shown: readonly WeighedNeed[],
): { readonly need: string; readonly caveat: CitedText } | undefined {
  if (shown.length <= mostInFull) return undefined;
  for (const { need } of shown) {
    const [sentence] = sentencesOf(library.fit(option, need)?.text ?? []);
    const last = sentence?.at(-1);
    const [, ...tail] = last?.says.split(';') ?? [];
    const restsOnWeakness = last?.claims.some((id) => library.claim(id)?.leaning === 'weakness') === true;
    if (last !== undefined && tail.length > 0 && restsOnWeakness)
      return { need, caveat: [{ ...last, says: tail.join(';').trim() }] };
  }
  return undefined;
}

/** What a need asks for and where the pick is furthest behind the next; undefined if it's nowhere behind. */
function criterionBehind(
  composer: Composer,
  pick: PickInNeeds,
  winner: string,
): { readonly need: string; readonly criterion: string } | undefined {
  const { library } = composer;
  const { ranked, weights } = pick.ranking;
  const deciding = decidingNeeds(composer, pick);
  const others = pick.needs.filter((need) => !deciding.includes(need));
  const asksFor = (criterion: string): string | undefined => {
    const weighs = (need: string): number => library.need(need)?.weighs[criterion] ?? 0;
    if (deciding.some(({ need }) => weighs(need) > 0 && heaviestCriterion(library, need) === criterion))
      return undefined;
    return others
      .map(({ need }) => need)
      .filter((need) => weighs(need) > 0)
      .sort((a, b) => weighs(b) - weighs(a))[0];
  };
  const next = ranked[1]?.option;
  if (next === undefined) return undefined;
  const rated = (option: string, criterion: string): number => library.rating(option, criterion)?.rating ?? 0;
  const behind = weights
    .map(([criterion, weight]) => ({
      criterion,
      gap: weight * (rated(next, criterion) - rated(winner, criterion)),
    }))
    .filter(({ gap }) => gap > 0)
    .sort((a, b) => b.gap - a.gap);
  for (const { criterion } of behind) {
    const need = asksFor(criterion);
    if (need !== undefined) return { need, criterion };
  }
  return undefined;
}

/** The sentence on an option's weaknesses that is about what the needs are about; else the first, which isn't. */
function weaknessFor(
  { library }: Composer,
  option: string,
  needs: readonly WeighedNeed[],
): { readonly sentence: CitedText; readonly isAbout: boolean } | undefined {
  const text = library.brief(option, leaningAspect(library, 'weakness') ?? '')?.text;
  if (text === undefined) return undefined;
  const aspects = new Set(needs.flatMap(({ need }) => aspectsOf(library, need)));
  const hits = (sentence: CitedText): number =>
    sentence
      .flatMap(({ claims }) => claims)
      .flatMap((claim) => library.claim(claim)?.aspects ?? [])
      .filter((aspect) => aspects.has(aspect)).length;
  const [most] = sentencesOf(text)
    .map((sentence) => ({ sentence, hits: hits(sentence) }))
    .sort((a, b) => b.hits - a.hits);
  return most === undefined ? undefined : { sentence: most.sentence, isAbout: most.hits > 0 };
}

/** What a need is about: its own aspects, or that of its heaviest criterion. */
function aspectsOf(library: Library, need: string): readonly string[] {
  const own = library.need(need)?.aspects ?? [];
  const criterion = heaviestCriterion(library, need);
  return own.length > 0 || criterion === undefined
    ? own
    : (library.criterion(criterion)?.aspects.slice(0, 1) ?? []);
}

/** The option and the need on which it's furthest ahead of the pick; the next in the ranking, if it's ahead on any. */
function strongestRival(
  { library }: Composer,
  { needs, weighed, ranking }: PickInNeeds,
  winner: string,
): { readonly option: string; readonly need: WeighedNeed } | undefined {
  const next = ranking.ranked[1]?.option;
  const found = needs
    .flatMap((need) =>
      weighed.candidates
        .filter((option) => option !== winner && need.leader !== winner)
        .map((option) => ({ option, need, gap: needGap(library, need, option, winner) })),
    )
    .filter(({ gap, option, need: { need } }) => gap >= telling && isBetter(option, need))
    .sort((a, b) => b.gap - a.gap);
  return found.find(({ option }) => option === next) ?? found[0];

  /** Their texts have to say so, too. */
  function isBetter(option: string, need: string): boolean {
    const own = library.fit(winner, need)?.meets;
    const other = library.fit(option, need)?.meets;
    return other !== undefined && other !== 'poorly' && !(own === 'well' && other === 'partly');
  }
}

/** "Built in, made from your models.": a text up to its first semicolon, or else its first sentence, with the same citations. */
function firstClause(text: CitedText): CitedText {
  const sentence = firstOf(text);
  // Advice alone carries nothing.
  if (sentence.every(({ isAdvice }) => isAdvice)) return text;
  const at = sentence.findIndex(({ says }) => says.includes(';'));
  const last = sentence[at];
  if (last === undefined) return sentence;
  const [clause = ''] = last.says.split(';');
  return [...sentence.slice(0, at), { ...last, says: `${clause}.` }];
}

function firstOf(text: CitedText): CitedText {
  return sentencesOf(text)[0] ?? text;
}
