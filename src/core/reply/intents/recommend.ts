import { plain, type Spans, strong } from '../../answer/answer.ts';
import { type Case, caseOf, closeCall, type Ranking, rank } from '../../ranking/scores.ts';
import { tellingNeeds } from '../../ranking/telling-needs.ts';
import type { Team } from '../../turn/conversation.ts';
import { candidatesOf } from '../../turn/guided-choice.ts';
import { chartRequestIn } from '../../understanding/match/chart-request.ts';
import { replyChartOfRatings } from '../charts/chart-of-ratings.ts';
import { replyChartOfSensitivity } from '../charts/chart-of-sensitivity.ts';
import { replyChartOfWeights } from '../charts/chart-of-weights.ts';
import { addCaveats, knockOutSpans } from '../parts/caveats.ts';
import type { Composer } from '../parts/composer.ts';
import { weighingChoices } from '../parts/conflicting-needs.ts';
import { declineTooFew, lastCase } from '../parts/last-case.ts';
import { addProfiles } from '../parts/profiles.ts';
import { addReasons, criterionGaps } from '../parts/reasons.ts';
import { addRobustness, scoreLine } from '../parts/robustness-note.ts';
import { furthestAhead } from '../parts/standings.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { addUnderstood } from '../parts/understood.ts';
import { addUnweighedTerms } from '../parts/unweighed-terms.ts';
import { allThatWouldChange, whatWouldMake } from '../parts/what-would-change.ts';
import { capitalize, formatList } from '../parts/wording.ts';
import { replyCompare } from './compare.ts';
import { addGuideEnding, replyGuidedChoice } from './guided-choice.ts';

/** A pick for the needs that were stated: why, what speaks against it, and what would change it. */
export function replyRecommend(task: Task<'recommend'>, composer: Composer): ReplyOutcome {
  const { frame, intent, author, guided } = task;
  const { library } = composer;
  const { guide, turn, step } = guided;
  if (turn === 'asks' && guide !== null && step !== null)
    return replyGuidedChoice(composer, frame, guide, step);
  const out = new Set(intent.excluded);
  const named = intent.options.filter((id) => !out.has(id));
  const open = (): readonly string[] =>
    out.size === 0 ? library.options : library.options.filter((id) => !out.has(id));
  const between = intent.asks === 'change' ? frame.options.filter((id) => !out.has(id)) : named;
  const candidates =
    guide !== null && (turn === 'ends' || turn === 'beside')
      ? candidatesOf(library, frame, guide)
      : between.length > 1
        ? between
        : open();
  if (candidates.length === 0) return allRuledOut(composer);
  const asksOfLast = intent.asks === 'change' || chartRequestIn(task.reading) !== null;
  const team = frame.last?.team ?? null;
  if (team !== null && (asksOfLast || (turn === null && team.shares !== null && addsNothing(task))))
    return replyOfTeam(task, composer, team);
  if (frame.needs.length === 0)
    return turn === null &&
      intent.aspects.some((id) => !task.reading.unwanted.some((unwanted) => unwanted.id === id))
      ? replyCompare({ ...task, intent: { ...intent, kind: 'compare', options: named } }, composer)
      : nothingToWeigh(task, composer, candidates);

  const weighed = caseOf(frame.needs, frame.knows, candidates, frame.emphasised);
  if (chartRequestIn(task.reading) !== null) return replyDrawn(task, composer, weighed);
  const ranking = rank(library, weighed);
  const [first, second] = ranking.ranked;
  if (first === undefined) return emptyOutcome;
  if (intent.asks === 'change') return replyChange(composer, weighed, ranking, intent.options);
  addHeadline(composer, ranking);
  addUnderstood(composer, task);
  addUnweighedTerms(composer, task, candidates);
  addReasons(composer, ranking);
  const apart = addCaveats(composer, frame.needs, weighed, ranking);
  addProfiles(composer, strangersIn(task, composer), intent.aspects, task.reading.words, 1);
  if (turn === 'ends' && guide !== null) addGuideEnding(composer, guide, step?.kind === 'end');
  const mine = frame.needs.filter((need) => need.author === author).slice(0, 2);
  composer.choices([
    ...(apart?.between === true ? weighingChoices(composer, apart, weighed) : []),
    ...(second === undefined
      ? []
      : [
          {
            label: `Why not ${library.nameOf(second.option)}?`,
            says: `why not ${library.nameOf(second.option)}?`,
          },
        ]),
    { label: 'Are you sure?', says: 'are you sure?' },
    { label: 'Record this decision', says: `we go with ${library.nameOf(first.option)}` },
    ...(second === undefined ? [] : [{ label: 'As a picture', says: 'show that as a chart' }]),
    ...mine.map(({ need, words }) => ({
      label: `Not needed: ${library.needTitle(need)}`,
      says: `forget the ${words}`,
    })),
  ]);
  const order = ranking.ranked.map(({ option }) => option);
  return { options: order, main: first.option, ranking: order, declined: false };
}

/** The pick that a team's weights make, what would change it, or a picture of it. */
function replyOfTeam(task: Task<'recommend'>, composer: Composer, team: Team): ReplyOutcome {
  const weighed = lastCase(composer.library, task.frame);
  if (weighed === null) {
    declineTooFew(composer);
    return { ...emptyOutcome, ranking: task.frame.last?.ranking ?? null, team, declined: true };
  }
  const drawn = chartRequestIn(task.reading);
  if (drawn !== null) {
    const outcome = replyDrawn(task, composer, weighed, drawn === 'spread' ? 'lines' : drawn);
    if (drawn === 'spread')
      composer.add({
        kind: 'note',
        spans: [
          plain(
            'What each of you weighed is private, so I do not draw how far apart that is; the result says it.',
          ),
        ],
      });
    return { ...outcome, team };
  }
  const ranking = rank(composer.library, weighed);
  if (task.intent.asks === 'change')
    return { ...replyChange(composer, weighed, ranking, task.intent.options), team };
  addHeadline(composer, ranking);
  composer.add({ kind: 'paragraph', spans: [plain('By what you weighed together.')] });
  addReasons(composer, ranking);
  addCaveats(composer, [], weighed, ranking);
  composer.choices([
    { label: 'Show the scores', says: 'show the scores' },
    { label: 'Are you sure?', says: 'are you sure?' },
    ...ranking.ranked.slice(0, 1).map(({ option }) => ({
      label: 'Record this decision',
      says: `we go with ${composer.library.nameOf(option)}`,
    })),
  ]);
  const order = ranking.ranked.map(({ option }) => option);
  return { options: order, main: order[0] ?? null, ranking: order, team, declined: false };
}

/** No need, no option and no fact that the team had not when it weighed. */
function addsNothing({ reading }: Task<'recommend'>): boolean {
  return (
    reading.needs.length + reading.askedNeeds.length + reading.withdrawn.length === 0 &&
    reading.options.length + reading.excluded.length + reading.aspects.length === 0
  );
}

/** The smallest change first, and none of the reasons that were given already. */
function replyChange(
  composer: Composer,
  weighed: Case,
  ranking: Ranking,
  named: readonly string[],
): ReplyOutcome {
  const { library } = composer;
  const order = ranking.ranked.map(({ option }) => option);
  const [wanted] = named;
  const says =
    wanted !== undefined && named.length === 1 && wanted !== order[0]
      ? whatWouldMake(library, weighed, wanted)
      : allThatWouldChange(library, weighed);
  composer.add({ kind: 'headline', spans: [plain(says)] });
  for (const knockOut of ranking.knockedOut.filter(({ option }) => option === wanted))
    composer.add({ kind: 'note', spans: knockOutSpans(composer, knockOut) });
  composer.add({ kind: 'paragraph', spans: [plain(`Now: ${scoreLine(composer, ranking)}.`)] });
  addRobustness(composer, weighed, ranking);
  composer.choices([
    ...(order.length > 1 ? [{ label: 'As a picture', says: 'show that as a chart' }] : []),
    { label: 'Are you sure?', says: 'are you sure?' },
  ]);
  return { options: order, main: order[0] ?? null, ranking: order, declined: false };
}

/** The picture that was asked for; where there is nothing to draw it of, the ratings that were weighed. */
function replyDrawn(
  task: Task<'recommend'>,
  composer: Composer,
  weighed: Case,
  drawn = chartRequestIn(task.reading),
): ReplyOutcome {
  if (drawn === 'spread') {
    const spread = replyChartOfWeights(task.frame.needs, weighed.candidates, composer);
    if (spread !== undefined) return spread;
    const outcome = replyChartOfRatings(task, composer, weighed.candidates);
    composer.add({
      kind: 'note',
      spans: [plain('Only one of you has said what is needed, so no weights are apart yet.')],
    });
    return outcome;
  }
  return (
    replyChartOfSensitivity(weighed, composer) ?? replyChartOfRatings(task, composer, weighed.candidates)
  );
}

/** Products that are named beside the options and that belong to none of them. */
function strangersIn({ intent, reading }: Task<'recommend'>, { library }: Composer): readonly string[] {
  const named = new Set(reading.options.map(({ id }) => id));
  return intent.alternatives.filter((id) => !named.has(library.alternative(id)?.companionOf ?? ''));
}

function addHeadline(composer: Composer, ranking: Ranking): void {
  const { library } = composer;
  const [first, second] = ranking.ranked;
  const [heaviest] = ranking.weights;
  if (first === undefined) return;
  if (second !== undefined && ranking.margin < closeCall) {
    composer.add({
      kind: 'headline',
      spans: [
        strong(library.nameOf(first.option)),
        plain(' or '),
        strong(library.nameOf(second.option)),
        plain(': too close to call on the data.'),
      ],
    });
    return;
  }
  // The reason is what sets it apart, not what merely weighs most.
  const [apart] = criterionGaps(composer, ranking).filter(({ gap }) => gap > 0);
  const decisive = apart?.criterion ?? heaviest?.[0];
  const reason = decisive === undefined ? [] : composer.because(first.option, decisive);
  composer.add({
    kind: 'headline',
    spans: [strong(`${library.nameOf(first.option)}.`), plain(' '), ...capitalised(reason)],
  });
}

function capitalised(spans: Spans): Spans {
  return spans.map((span, index) =>
    span.kind === 'plain' && spans.slice(0, index).every(({ kind }) => kind === 'mark')
      ? plain(capitalize(span.text))
      : span,
  );
}

function allRuledOut(composer: Composer): ReplyOutcome {
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

/** Only one is left, or nothing that was asked about is needed. */
function nothingToWeigh(
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
