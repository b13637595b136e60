import { type Choice, plain } from '../../answer/answer.ts';
import { questionForm } from '../../meaning/asked/question-form.ts';
import { caseOf, closeCall, type Ranking, rank } from '../../ranking/scores.ts';
import { tellingNeeds } from '../../ranking/telling-needs.ts';
import { sidesIn } from '../../turn/conversation.ts';
import { candidatesOf } from '../../turn/guided-choice.ts';
import type { Subject } from '../../turn/intent.ts';
import { chartRequestIn } from '../../understanding/match/chart-request.ts';
import { unique } from '../../understanding/match/references.ts';
import { replyStack } from '../across/stack.ts';
import { replyStackStep } from '../across/stack-step.ts';
import { leftOutNote } from '../asking-back/left-out.ts';
import { isAboutSomethingElse, replyNothingWeighed, statesNothing } from '../asking-back/nothing-weighed.ts';
import { replyChartOfRanking } from '../charts/chart-of-ranking.ts';
import { addedBetween, stillThePick } from '../opening/still-the-pick.ts';
import { addCaveats, addPickCaveats } from '../parts/caveats.ts';
import type { Composer } from '../parts/composer.ts';
import { addGist, addOpenEnd } from '../parts/gist.ts';
import { addPickHeadline } from '../parts/pick-headline.ts';
import { addProfiles } from '../parts/profiles.ts';
import { addReasons } from '../parts/reasons.ts';
import { furthestAhead } from '../parts/standings.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { addUnderstood } from '../parts/understood.ts';
import { capitalize, formatList } from '../parts/wording.ts';
import { findNeedConflict, weighingChoices } from '../pick/conflicting-needs.ts';
import { addFitDetails, addFitReasons, mostNeeds } from '../pick/fit-reasons.ts';
import { addKnownOnly } from '../pick/known-only.ts';
import { addNotWeighed } from '../pick/not-weighed.ts';
import { decidingNeeds, type PickInNeeds } from '../pick/pick-in-needs.ts';
import { pickInNeeds } from '../pick/stated-pick.ts';
import { toldOnScreen } from '../pick/told-on-screen.ts';
import { verdictOn } from '../pick/verdict-on.ts';
import { replyChangeOfPick } from './change-of-pick.ts';
import { replyCompare } from './compare.ts';
import { addGuideEnding, replyGuidedChoice } from './guided-choice.ts';
import { addsNothing, replyTeamPick } from './team-pick.ts';

/** A pick for the stated needs: the reasons, what speaks against it, and what would change it. */
export function replyRecommend(task: Task<'recommend'>, composer: Composer): ReplyOutcome {
  const { frame, intent, guided, reading } = task;
  const { library } = composer;
  const { guide, turn, step } = guided;
  if (guided.picks !== undefined) return replyStack(task, composer, guided.picks);
  if (turn === 'asks' && guide?.stack !== undefined && step !== null)
    return replyStackStep(task, composer, guide, step);
  if (turn === 'asks' && guide !== null && step !== null)
    return replyGuidedChoice(composer, frame, guide, step);
  const candidates = candidatesFor(task, composer);
  if (candidates.length === 0) return replyAllRuledOut(composer);
  const chart = chartRequestIn(reading);
  const asksOfLast = intent.asks === 'change' || chart !== null;
  const team = frame.last?.team ?? null;
  if (team !== null && (asksOfLast || (turn === null && team.shares !== null && addsNothing(task))))
    return replyTeamPick(task, composer, team);
  if (frame.needs.length === 0) {
    const comparesAspects = intent.aspects.some(
      (id) => !reading.unwanted.some((unwanted) => unwanted.id === id),
    );
    return turn === null && comparesAspects
      ? replyCompare({ ...task, intent: { ...intent, kind: 'compare', options: namedIn(intent) } }, composer)
      : replyNothingToWeigh(task, composer, candidates);
  }

  const weighed = caseOf(frame.needs, frame.knows, candidates, frame.emphasised);
  if (chart !== null) return replyChartOfRanking(task, composer, weighed, chart);
  const ranking = rank(library, weighed);
  const [first] = ranking.ranked;
  if (first === undefined) return emptyOutcome;
  if (intent.asks === 'change') return replyChangeOfPick(task, composer, weighed, ranking);
  const inNeeds = pickInNeeds(library, frame, { weighed, ranking });
  if (statesNothing(task) && isAboutSomethingElse(task))
    return replyNothingWeighed(task, composer, ranking, inNeeds);
  const stranger = askedStranger(task, composer);
  if (stranger !== undefined) addKnownOnly(composer, stranger, { aspects: [], reading, most: 0 });
  const from = composer.blocks.length;
  const hasNews = addPickHeadline(composer, ranking, {
    still: () => stillThePick(task, composer, ranking, inNeeds),
    inNeeds,
    verdict: inNeeds === undefined ? undefined : verdictOn(task, first.option),
  });
  if (hasNews === null) return replyNothingWeighed(task, composer, ranking, inNeeds);
  const apart =
    hasNews || inNeeds === undefined ? findNeedConflict(composer, frame.needs, weighed) : undefined;
  if (inNeeds !== undefined) {
    const fresh = hasNews ? toTell(task, composer, inNeeds) : [];
    if (hasNews) addFitReasons(composer, inNeeds, fresh);
    const isLeftOut = addNotWeighed(composer, task, candidates);
    const leavesOut =
      isLeftOut ||
      reading.uncovered !== null ||
      reading.asked.length > 0 ||
      leftOutNote(intent, reading, composer) !== undefined;
    if (hasNews) addPickCaveats(composer, inNeeds, { leavesOut, unwanted: answeredNo(task) });
    addUnderstood(composer, task, hasNews ? toldIn(composer, inNeeds, fresh) : []);
    if (hasNews) addFitDetails(composer, inNeeds, fresh);
  } else {
    addUnderstood(composer, task);
    addNotWeighed(composer, task, candidates);
    if (hasNews) {
      addReasons(composer, ranking);
      addCaveats(composer, frame.needs, weighed, ranking);
    }
  }
  if (stranger !== undefined && from > 0) setBelow(composer, from, stranger);
  addProfiles(composer, {
    alternatives: strangersIn(task, composer).filter((id) => from === 0 || id !== stranger),
    aspects: intent.aspects,
    words: reading.words,
    most: 1,
  });
  if (turn === 'ends' && guide !== null) addGuideEnding(composer, guide, step?.kind === 'end');
  composer.choices(
    choicesAfter(
      task,
      composer,
      ranking,
      apart?.between === true ? weighingChoices(composer, apart, weighed) : [],
    ),
  );
  const order = ranking.ranked.map(({ option }) => option);
  return { options: order, main: first.option, ranking: order, declined: false };
}

/** What a pick that stays goes into: the needs that this message added, or else those that decide. All, if it's new. */
function toTell(
  { frame, framed, conversation }: Task<'recommend'>,
  composer: Composer,
  pick: PickInNeeds,
): readonly string[] {
  const before = framed.hasContext ? conversation.frame : null;
  if (before === null || pick.stays !== true || pick.ranking.margin < closeCall) return [];
  const added = addedBetween(before, frame);
  return added.length > 0 ? added : decidingNeeds(composer, pick).map(({ need }) => need);
}

/** Needs that people have said no to when they were asked: they'd hardly come up. */
function answeredNo({ guided: { guide }, framed }: Task<'recommend'>): readonly string[] {
  return [
    ...(guide?.answers ?? []).flatMap(({ need, says }) => (says === 'no' ? [need] : [])),
    ...framed.dropped,
    ...framed.unstated,
  ];
}

function toldIn({ blocks }: Composer, pick: PickInNeeds, fresh: readonly string[]): readonly string[] {
  const all = pick.needs.map(({ need }) => need);
  const news = all.filter((need) => fresh.includes(need));
  return toldOnScreen(blocks, pick, (news.length > 0 ? news : all).slice(0, mostNeeds), all);
}

/** What matters next, most likely first. */
function choicesAfter(
  { frame, author }: Task<'recommend'>,
  { library }: Composer,
  { ranked }: Ranking,
  ofConflict: readonly Choice[],
): Choice[] {
  const [first, second] = ranked.map(({ option }) => library.nameOf(option));
  const mine = frame.needs.filter((need) => need.author === author && need.overheard !== true).slice(0, 2);
  const overheard = frame.needs.filter(
    ({ need, overheard: isOverheard }, at, all) =>
      isOverheard === true && all.findIndex((other) => other.need === need) === at,
  );
  return [
    ...(frame.last === null ? overheard : []).slice(0, 2).map(({ need, words }) => ({
      label: `Not needed: ${library.needTitle(need)}`,
      // The words are gone once their author is forgotten.
      says: `forget the ${words === '' ? library.needTitle(need) : words}`,
    })),
    ...ofConflict,
    ...(second === undefined ? [] : [{ label: `Why not ${second}?`, says: `why not ${second}?` }]),
    { label: 'What do we do first?', says: 'what do we do first?' },
    { label: 'Are you sure?', says: 'are you sure?' },
    { label: 'Record this decision', says: `we go with ${first ?? ''}` },
    ...(second === undefined ? [] : [{ label: 'As a picture', says: 'show that as a chart' }]),
    ...mine.map(({ need, words }) => ({
      label: `Not needed: ${library.needTitle(need)}`,
      says: `forget the ${words}`,
    })),
  ];
}

function candidatesFor(
  { frame, intent, guided: { guide, turn } }: Task<'recommend'>,
  { library }: Composer,
): readonly string[] {
  if (guide !== null && (turn === 'ends' || turn === 'beside')) return candidatesOf(library, frame, guide);
  const options = intent.asks === 'change' ? frame.options : intent.options;
  const between = namedIn({ ...intent, options });
  if (between.length > 1) return between;
  // A single one is weighed with the thread's choice.
  const sides = between.length === 1 ? sidesIn(frame) : [];
  return namedIn({
    ...intent,
    options: sides.length > 0 ? unique([...sides, ...between]) : library.options,
  });
}

/** The named options without those that were ruled out. */
function namedIn({ options, excluded }: Subject): readonly string[] {
  if (excluded.length === 0) return options;
  const out = new Set(excluded);
  return options.filter((id) => !out.has(id));
}

/** Products that are named in addition to the options and belong to none of them. */
function strangersIn(
  { intent, reading }: Task<'recommend'>,
  { library }: Pick<Composer, 'library'>,
): readonly string[] {
  const named = new Set(reading.options.map(({ id }) => id));
  return intent.alternatives.filter((id) => !named.has(library.alternative(id)?.companionOf ?? ''));
}

/** "is litestar right for five people?": the only product that's asked about, and it isn't rated. */
function askedStranger(task: Task<'recommend'>, { library }: Composer): string | undefined {
  const { reading, intent } = task;
  const [only, ...others] = strangersIn(task, { library });
  if (only === undefined || others.length + reading.options.length > 0 || intent.asks !== undefined)
    return undefined;
  const form = questionForm(reading.written);
  const asks = form === 'whether' || (form === 'open' && reading.written.includes('?'));
  return asks && reading.alternatives.some(({ id }) => id === only) ? only : undefined;
}

/** The pick below what's known of another that was asked about. */
function setBelow({ blocks, library }: Composer, at: number, stranger: string): void {
  const pick = blocks[at];
  if (pick?.kind !== 'headline') return;
  const name = library.nameOf(stranger);
  blocks[at] = {
    ...pick,
    kind: 'paragraph',
    spans: [plain(`${name} is not rated here. Of those I rate: `), ...pick.spans],
  };
}

function replyAllRuledOut(composer: Composer): ReplyOutcome {
  const { topic } = composer.library;
  composer.add({
    kind: 'headline',
    spans: [plain(`You have ruled out every ${topic.noun.one} that I rate.`)],
  });
  composer.choices(
    topic.options.map(({ name }) => ({ label: `Let ${name} back in`, says: `include ${name} again` })),
  );
  return { ...emptyOutcome, declined: true };
}

/** Only one option is left, or no stated need tells the options apart. */
function replyNothingToWeigh(
  task: Task<'recommend'>,
  composer: Composer,
  candidates: readonly string[],
): ReplyOutcome {
  const { intent, guided } = task;
  const { library } = composer;
  const out =
    intent.excluded.length > 0 ? ` (${formatList(intent.excluded.map(library.nameOf))} left out)` : '';
  const [only] = candidates;
  const alone = candidates.length === 1 && only !== undefined;
  if (!alone && addGist(composer, candidates, true)) {
    addUnderstood(composer, task);
    addOpenEnd(composer, candidates);
    return { options: candidates, main: null, ranking: null, declined: false };
  }
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        alone
          ? `Only ${library.nameOf(only)} is left${out}.`
          : `Nothing that you need sets ${formatList(candidates.map(library.nameOf))} apart so far${out}.`,
      ),
    ],
  });
  addUnderstood(composer, task);
  if (!alone) composer.add({ kind: 'paragraph', spans: furthestAhead(composer, candidates) });
  composer.choices(
    tellingNeeds(library, candidates)
      .filter(({ id }) => !guided.guide?.answers.some(({ need }) => need === id))
      .map((need) => ({
        label: capitalize(need.title),
        says: `we need ${need.title}`,
      })),
  );
  return { options: candidates, main: alone ? only : null, ranking: null, declined: false };
}
