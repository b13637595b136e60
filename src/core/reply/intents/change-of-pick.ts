import type { Library } from '../../../knowledge/queries.ts';
import { plain, type Spans } from '../../answer/answer.ts';
import { type Case, type Ranking, rank } from '../../ranking/scores.ts';
import type { Conversation } from '../../turn/conversation.ts';
import { knockOutSpans } from '../parts/caveats.ts';
import type { Composer } from '../parts/composer.ts';
import { addRobustness, scoreLine } from '../parts/robustness-note.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { addGrowth, asksOfGrowth } from '../pick/growth.ts';
import { needWords } from '../pick/need-words.ts';
import { type PickInNeeds, pickLine } from '../pick/pick-in-needs.ts';
import { pickInNeeds } from '../pick/stated-pick.ts';
import { weighedNeeds } from '../pick/weighed-needs.ts';
import { allThatWouldChange, needsThatWouldChange, whatWouldMake } from '../pick/what-would-change.ts';

/** What would change the pick, the smallest change first, without repeating the reasons for it. */
export function replyChangeOfPick(
  { frame, intent, reading, conversation }: Pick<Task, 'frame' | 'intent' | 'reading' | 'conversation'>,
  composer: Composer,
  weighed: Case,
  ranking: Ranking,
): ReplyOutcome {
  const { library } = composer;
  const order = ranking.ranked.map(({ option }) => option);
  const inNeeds =
    weighed.weights === undefined ? pickInNeeds(library, frame, { weighed, ranking }) : undefined;
  const [wanted, ...others] = intent.options;
  const towards = others.length === 0 && wanted !== order[0] ? wanted : undefined;
  if (inNeeds !== undefined && asksOfGrowth(reading))
    addGrowth(composer, beforeThis(library, conversation, weighed) ?? inNeeds, reading);
  else if (inNeeds !== undefined) {
    const called = needWords(library, frame.needs).of;
    const [first, ...more] = needsThatWouldChange(library, weighed, { called, towards });
    composer.add({ kind: 'headline', spans: [plain(first ?? nothing(composer, towards))] });
    if (more.length > 0) composer.add({ kind: 'paragraph', spans: [plain(more.join(' '))] });
    composer.add({ kind: 'paragraph', spans: [plain('For now: '), ...pickLine(composer, inNeeds)] });
  } else {
    const says =
      towards === undefined
        ? allThatWouldChange(library, weighed, pullApart(library, weighed, order[0]))
        : whatWouldMake(library, weighed, towards);
    composer.add({ kind: 'headline', spans: [plain(says)] });
    composer.add({ kind: 'paragraph', spans: pickSoFar(composer, ranking) });
  }
  for (const knockOut of ranking.knockedOut.filter(({ option }) => option === towards))
    composer.add({ kind: 'note', spans: knockOutSpans(composer, knockOut) });
  if (!asksOfGrowth(reading)) addRobustness(composer, weighed, ranking);
  composer.choices([
    ...(order.length > 1 ? [{ label: 'As a picture', says: 'show that as a chart' }] : []),
    { label: 'Are you sure?', says: 'are you sure?' },
  ]);
  return { options: order, main: order[0] ?? null, ranking: order, declined: false };
}

/** The pick by what was stated before this message: growth that's asked about isn't stated by it. */
function beforeThis(library: Library, { frame }: Conversation, weighed: Case): PickInNeeds | undefined {
  if (frame === null) return undefined;
  const stated = new Set(frame.needs.map(({ need }) => need));
  const needs = weighed.needs.filter((need) => stated.has(need));
  if (needs.length === 0) return undefined;
  const before = { ...weighed, needs };
  return pickInNeeds(library, frame, { weighed: before, ranking: rank(library, before) });
}

function nothing({ library }: Composer, towards: string | undefined): string {
  return towards === undefined
    ? 'No single change that I can think of would: it takes two at once.'
    : `No single change would make ${library.nameOf(towards)} win.`;
}

function pickSoFar(composer: Composer, ranking: Ranking): Spans {
  return [plain(`Now: ${scoreLine(composer, ranking)}.`)];
}

/** Needs that favour different options leave nothing certain. */
function pullApart(library: Library, weighed: Case, winner: string | undefined): boolean {
  return weighedNeeds(library, [], weighed).some(
    ({ leader, margin }) => margin >= 1 && leader !== undefined && leader !== winner,
  );
}
