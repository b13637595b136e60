import { plain, type Spans, strong } from '../../answer/answer.ts';
import { robustness } from '../../ranking/robustness.ts';
import { type Case, caseOf, closeCall, type Ranking, rank } from '../../ranking/scores.ts';
import { addKnockOuts } from '../parts/caveats.ts';
import type { Composer } from '../parts/composer.ts';
import { scoreLine, whyNotRobust } from '../parts/robustness-note.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { addUnderstood } from '../parts/understood.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { whatWouldChange } from '../pick/what-would-change.ts';
import {
  addNotRated,
  factBehind,
  fromYourOwn,
  ratersWords,
  ratingChoices,
  standingSpans,
} from './own-words.ts';

/** The options of a topic that a message leaves in. */
export function openOptions(
  { intent, frame }: Pick<Task, 'intent' | 'frame'>,
  { library }: Composer,
): readonly string[] {
  const out = new Set([...intent.excluded, ...frame.excluded.map(({ option }) => option)]);
  const named = intent.options.filter((id) => !out.has(id));
  return named.length > 1 ? named : library.options.filter((id) => !out.has(id));
}

/** A pick by what the team said and rated: where it's ahead, what speaks against it, and what would change it. */
export function replyOwnPick(task: Task<'recommend'>, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const { frame } = task;
  const candidates = openOptions(task, composer);
  if (library.topic.ofTeam?.stage === 'rating')
    return replyNotClosed(composer, candidates, () => addUnderstood(composer, task));
  const weighed = caseOf(frame.needs, frame.knows, candidates, frame.emphasised);
  const ranking = rank(library, weighed);
  return replyOwnRanking(composer, weighed, ranking, () => addUnderstood(composer, task));
}

/**
 * The ranking of a team's own topic as an answer.
 *
 * @param addHeard adds what was heard in the thread, where it's asked for there
 */
export function replyOwnRanking(
  composer: Composer,
  weighed: Case,
  ranking: Ranking,
  addHeard: () => void,
): ReplyOutcome {
  const { library } = composer;
  const [first, second] = ranking.ranked;
  if (first === undefined || ranking.weights.length === 0) return replyNothingWeighed(composer, weighed);
  const level = ranking.ranked.filter(({ score }) => first.score - score < closeCall);
  const isClose = level.length > 1;
  const names = level.slice(0, mostNamed).map(({ option }) => library.nameOf(option));
  composer.add({
    kind: 'headline',
    spans: [
      strong(formatList(level.length > mostNamed ? [...names, 'others'] : names, 'or')),
      plain(isClose ? `, ${fromYourOwn}: too close to call.` : `, ${fromYourOwn}.`),
    ],
  });
  composer.add({ kind: 'bullets', items: reasons(composer, ranking) });
  addKnockOuts(composer, ranking);
  addHeard();
  addRankedNow(composer);
  const change = whatWouldChange(library, weighed, ranking);
  composer.add({ kind: 'paragraph', spans: [plain(`${scoreLine(composer, ranking)}. ${change}`)] });
  const doubt = whyNotRobust(composer, robustness(library, weighed, ranking));
  if (doubt.length > 0) composer.add({ kind: 'note', spans: doubt });
  addNotRated(composer, weighed.candidates);
  const order = ranking.ranked.map(({ option }) => option);
  composer.choices([
    ...(second === undefined
      ? []
      : [
          {
            label: `Why not ${library.nameOf(second.option)}?`,
            says: `why not ${library.nameOf(second.option)}?`,
          },
        ]),
    { label: 'What would change it?', says: 'what would change it?' },
    { label: 'As a picture', says: 'show that as a chart' },
    {
      label: isClose ? `Record ${library.nameOf(first.option)}` : 'Record this decision',
      says: `we go with ${library.nameOf(first.option)}`,
    },
  ]);
  return { options: order, main: first.option, ranking: order, declined: false };
}

/** One of them has changed their ratings since: only what it comes to is said, as figures would show whose is whose. */
function addRankedNow(composer: Composer): void {
  const { library } = composer;
  const now = library.topic.ofTeam?.rankedNow ?? null;
  if (now === null) return;
  composer.add({
    kind: 'note',
    spans: [
      plain(
        `One of you has changed their ratings since. By all of them it's ${formatList(now.map(library.nameOf), 'then')}; the figures wait until somebody else changes theirs, as they'd show whose is whose.`,
      ),
    ],
  });
}

/** How many options that are too close to call are named. */
const mostNamed = 3;

/** How many criteria a pick gives as reasons. */
const mostReasons = 2;

/** Where the first is most ahead of the second, and where it's most behind anybody. */
function reasons(composer: Composer, { ranked, weights }: Ranking): Spans[] {
  const { library } = composer;
  const [first, second] = ranked;
  if (first === undefined) return [];
  const options = ranked.map(({ option }) => option);
  const rating = (option: string, criterion: string): number =>
    library.rating(option, criterion)?.rating ?? 0;
  const gaps = weights.map(([criterion, weight]) => ({
    criterion,
    ahead: weight * (rating(first.option, criterion) - rating(second?.option ?? first.option, criterion)),
    behind:
      weight *
      (Math.max(...options.map((option) => rating(option, criterion))) - rating(first.option, criterion)),
  }));
  const ahead = gaps
    .filter((gap) => gap.ahead > 0)
    .sort((a, b) => b.ahead - a.ahead)
    .slice(0, mostReasons);
  const [worst] = gaps
    .filter((gap) => gap.behind > 0 && !ahead.includes(gap))
    .sort((a, b) => b.behind - a.behind);
  return [
    ...ahead.map(
      ({ criterion }): Spans => [
        ...standingSpans(composer, criterion, options),
        ...factBehind(composer, first.option, criterion),
      ],
    ),
    ...(worst === undefined
      ? []
      : [
          [
            ...standingSpans(composer, worst.criterion, options, `Against ${library.nameOf(first.option)}, `),
            ...factBehind(composer, first.option, worst.criterion),
          ] satisfies Spans,
        ]),
  ];
}

/** Nothing is ranked before the ratings are closed: nobody sees what others gave. */
function replyNotClosed(
  composer: Composer,
  candidates: readonly string[],
  addHeard: () => void,
): ReplyOutcome {
  const { library } = composer;
  const raters = library.topic.ofTeam?.raters ?? 0;
  composer.add({
    kind: 'headline',
    spans: [
      strong('The ratings are still open. '),
      plain(
        raters === 0
          ? `Rate ${formatList(candidates.map(library.nameOf))} first, each of you alone; then I weigh what you gave.`
          : `${ratersWords(library.topic.ofTeam)}. Close them, and I weigh what you gave.`,
      ),
    ],
  });
  addHeard();
  const [first] = candidates;
  const [one] = library.topic.criteria;
  if (first !== undefined && one !== undefined)
    composer.add({
      kind: 'note',
      spans: [
        plain(
          `In words: "${library.nameOf(first)}: ${inSentence(one.title)} 4". From 0 to 5, where 5 is best.`,
        ),
      ],
    });
  composer.choices(ratingChoices(composer));
  return { options: candidates, main: null, ranking: null, declined: true };
}

function replyNothingWeighed(composer: Composer, { candidates }: Case): ReplyOutcome {
  const { library } = composer;
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        library.topic.criteria.length === 0
          ? 'There is nothing to weigh by. Add a criterion: "criterion: cost".'
          : 'I can’t weigh them yet: there is no criterion on which all of them are rated.',
      ),
    ],
  });
  addNotRated(composer, candidates);
  composer.choices(ratingChoices(composer));
  return { options: candidates, main: null, ranking: null, declined: true };
}
