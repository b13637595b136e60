import { plain, type Spans, strong } from '../../answer/answer.ts';
import type { KnockOut } from '../../ranking/knock-outs.ts';
import { robustness } from '../../ranking/robustness.ts';
import { type Case, closeCall, type Ranking } from '../../ranking/scores.ts';
import type { StatedNeed } from '../../turn/conversation.ts';
import { findNeedConflict, type NeedConflict } from '../pick/conflicting-needs.ts';
import type { NeedWords } from '../pick/need-words.ts';
import { isContested, type PickInNeeds } from '../pick/pick-in-needs.ts';
import { needThatWouldChange, whatWouldChange } from '../pick/what-would-change.ts';
import { heaviestCriterion } from './asked-aspects.ts';
import type { Composer } from './composer.ts';
import { addRobustness, scoreLine } from './robustness-note.ts';
import { withEvidence } from './with-evidence.ts';
import { formatList, inSentence } from './wording.ts';

/**
 * Which options are knocked out and why, which needs conflict, how close the ranking is, what would change
 * it, and whether it is robust.
 *
 * @returns the needs that conflict, if any do
 */
export function addCaveats(
  composer: Composer,
  needs: readonly StatedNeed[],
  weighed: Case,
  ranking: Ranking,
): NeedConflict | undefined {
  addKnockOuts(composer, ranking);
  const apart = findNeedConflict(composer, needs, weighed);
  // Once someone has said what matters more, the conflict is settled.
  if (apart !== undefined && (weighed.emphasised ?? []).length === 0)
    composer.add({ kind: 'paragraph', spans: [plain(apart.says)] });
  composer.add({ kind: 'paragraph', spans: [plain(scores(composer, weighed, ranking))] });
  addRobustness(composer, weighed, ranking);
  return apart;
}

/** How sure a pick is said to be, and what else there is to say with it. */
type Standing = {
  /** True if something that people named isn't weighed. */
  readonly leavesOut: boolean;
  /** Needs that people said they don't have. */
  readonly unwanted?: readonly string[];
};

/** From here on, a pick isn't close: in points of five. */
const farApart = 1;

/**
 * The same for people: which options are out and why, what would change the pick, and that it's certain only where
 * needs don't pull apart, nothing named is left out, and no judgement of ours could turn it.
 */
export function addPickCaveats(
  composer: Composer,
  pick: PickInNeeds,
  { leavesOut, unwanted = [] }: Standing,
): void {
  const { library } = composer;
  const { ranking, weighed, words } = pick;
  for (const { option, need } of ranking.knockedOut)
    composer.add({
      kind: 'note',
      spans: [
        strong(`${library.nameOf(option)} is out`),
        plain(` for ${words.of(need)}. `),
        ...outBecause(composer, option, need),
      ],
      detail: true,
    });
  if (ranking.unmet.length > 0)
    composer.add({ kind: 'note', spans: noneMeets(composer, ranking.unmet, words) });
  const question = whichMattersMore(pick);
  if (question !== '') composer.add({ kind: 'paragraph', spans: [plain(question)] });
  const change = needThatWouldChange(library, { weighed, ranking, unwanted }, words.of);
  const isSure =
    change === '' &&
    !leavesOut &&
    !isContested(pick) &&
    ranking.margin > farApart &&
    Number.isFinite(ranking.margin) &&
    robustness(library, weighed, ranking).shifts.length === 0;
  const says = isSure ? "It's not close." : change;
  if (says !== '') composer.add({ kind: 'paragraph', spans: [plain(says)] });
}

/** In a close call between options that each lead on something, what settles it: "Which matters more: speed or an API?" */
function whichMattersMore({ ranking, needs, words }: PickInNeeds): string {
  if (ranking.margin >= closeCall) return '';
  const [first, second] = ranking.ranked.map(({ option }) => needs.find(({ leader }) => leader === option));
  return first === undefined || second === undefined
    ? ''
    : `Which matters more: ${words.of(first.need)} or ${words.of(second.need)}?`;
}

function outBecause(composer: Composer, option: string, need: string): Spans {
  const fit = composer.library.fit(option, need);
  if (fit !== undefined) return composer.cited(fit.text);
  const criterion = heaviestCriterion(composer.library, need);
  return criterion === undefined ? [] : composer.briefly(option, criterion);
}

/** Every option fails something that was called a must; the best one is still worth knowing. */
function noneMeets(composer: Composer, failed: readonly KnockOut[], words: NeedWords): Spans {
  const { library } = composer;
  const needs = [...new Set(failed.map(({ need }) => need))];
  return [
    plain(`None of them fully meets ${formatList(needs.map(words.of))}, so I weighed them all. `),
    ...failed
      .slice(0, 2)
      .flatMap(
        ({ option, need }, at): Spans => [
          strong(`${at === 0 ? '' : ' '}${library.nameOf(option)}: `),
          ...outBecause(composer, option, need),
        ],
      ),
  ];
}

/**
 * The options that are knocked out, by what and with the evidence; or what each option fails, if none meets
 * every demand.
 */
export function addKnockOuts(composer: Composer, ranking: Ranking): void {
  for (const knockOut of ranking.knockedOut)
    composer.add({ kind: 'note', spans: knockOutSpans(composer, knockOut) });
  if (ranking.unmet.length > 0) composer.add({ kind: 'note', spans: unmet(composer, ranking.unmet) });
}

/** "Flask is out for an event log: 1 of 5 on history, 2 needed; … [1]" */
export function knockOutSpans(
  composer: Composer,
  { option, need, criterion, rating, demanded }: KnockOut,
): Spans {
  const { library } = composer;
  const title = inSentence(library.criterionTitle(criterion));
  const needed = library.needTitle(need);
  return [
    strong(`${library.nameOf(option)} is out`),
    plain(`${needed === title ? '' : ` for ${needed}`}: ${rating} of 5 on ${title}, ${demanded} needed; `),
    ...composer.briefly(option, criterion),
  ];
}

/** Every option fails some demand; the best one is still worth knowing. */
function unmet(composer: Composer, failed: readonly KnockOut[]): Spans {
  const { library } = composer;
  return [
    plain('None meets every must, so all are weighed: '),
    ...failed.flatMap(
      ({ option, need, criterion, rating, demanded }, index): Spans =>
        withEvidence(
          `${index === 0 ? '' : '; '}${library.nameOf(option)} has ${rating} of the ${demanded} that ${library.needTitle(need)} demands`,
          composer.evidence(option, criterion),
        ),
    ),
  ];
}

function scores(composer: Composer, weighed: Case, ranking: Ranking): string {
  const figures = scoreLine(composer, ranking);
  const change = whatWouldChange(composer.library, weighed, ranking);
  if (ranking.ranked.length < 2)
    return weighed.candidates.length < 2 ? `${figures} of 5.` : `${figures} of 5. ${change}`;
  return `${figures}. ${distanceOf(ranking)} ${change}`;
}

function distanceOf({ margin }: Ranking): string {
  if (margin < closeCall) return "It's a close call.";
  return margin > farApart ? "It's not close." : "It's fairly clear.";
}
