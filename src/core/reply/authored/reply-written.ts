import { movingPartIn } from '../../understanding/cues/move-parts.ts';
import { asksAboutMoving, asksForJudgement } from '../../understanding/cues/moving-on.ts';
import { unique } from '../../understanding/match/references.ts';
import { endsOfMove } from '../intents/switching.ts';
import type { Composer } from '../parts/composer.ts';
import { standingPick } from '../parts/last-case.ts';
import { outcomeOfLast, type ReplyOutcome, type Task } from '../parts/task.ts';
import { movesTo, replyAnyMove } from './any-move.ts';
import { replyFirstSteps } from './first-steps.ts';
import { addMoving, partAsked, replyMove, replyMoveByNeed } from './move.ts';
import { replyTerm } from './term.ts';
import { asksForBoth, replyTogether } from './together.ts';

/** The reply to what something is written for beside questions: terms, first steps, moves, two options side by side. */
export function replyWritten(task: Task, composer: Composer): ReplyOutcome | undefined {
  const { intent, frame } = task;
  const { library } = composer;
  if (intent.kind === 'explain' && intent.terms !== undefined)
    return replyTerm({ ...task, intent }, composer, intent.terms);
  if (intent.kind === 'explain' && intent.steps === true) {
    const [from = '', to = ''] = frame.last?.told.find(({ kind }) => kind === 'move')?.options ?? [];
    const move = task.reading.options.length > 0 ? undefined : library.move(from, to);
    if (move !== undefined) return replyMove(composer, move, task.reading, 'steps');
    const [named] = task.reading.options;
    const option =
      named?.id ??
      frame.last?.ranking?.[0] ??
      (task.reading.has('it') ? undefined : standingPick(library, frame)) ??
      intent.options[0] ??
      frame.last?.main ??
      '';
    const steps = library.firstSteps(option);
    if (steps !== undefined) return replyFirstSteps(composer, option, steps, frame);
  }
  return (
    replyBoth(task, composer) ??
    replyNeedOfMove(task, composer) ??
    replyMoving(task, composer) ??
    replyWaiting(task, composer) ??
    replyMoveTo(task, composer)
  );
}

/** Two options run side by side, if a message asks for that. */
function replyBoth({ intent, reading, frame }: Task, composer: Composer): ReplyOutcome | undefined {
  if (!weighsOptions(intent.kind) || !asksForBoth(reading)) return undefined;
  const named = unique(reading.options.map(({ id }) => id));
  const last = frame.last?.named ?? [];
  const inFocus = [named, intent.options, last, frame.options, (frame.last?.ranking ?? []).slice(0, 2)];
  const [one, other] = inFocus.find(({ length }) => length === 2) ?? [];
  const written =
    one === undefined || other === undefined ? undefined : composer.library.together(one, other);
  return written === undefined ? undefined : replyTogether(composer, written);
}

/** A move from one option to another, if a message asks about one and says or implies both. */
function replyMoving(task: Task, composer: Composer): ReplyOutcome | undefined {
  const { reading } = task;
  if (!weighsOptions(task.intent.kind)) return undefined;
  const ends = endsOfMove(task, composer.library);
  if (ends === undefined) return undefined;
  const move = composer.library.move(ends.from, ends.to);
  if (move === undefined) return undefined;
  // The verdict once more would be no answer to who has said since what hurts.
  const isSaid =
    (asksForJudgement(reading.words) || asksAboutMoving(reading.words)) &&
    partAsked(reading, composer.library.moving !== undefined) === 'worth';
  const stated = unique(task.frame.needs.map(({ need }) => need));
  const byNeed =
    isSaid && task.frame.move !== undefined ? replyMoveByNeed(composer, move, stated) : undefined;
  return byNeed ?? replyMove(composer, move, reading);
}

/** A move to an option from something that nobody here knows. */
function replyMoveTo({ intent, reading, frame }: Task, composer: Composer): ReplyOutcome | undefined {
  if (!weighsOptions(intent.kind)) return undefined;
  if (frame.needs.length > 0 && frame.last?.ranking != null) return undefined;
  const to = movesTo(reading);
  return to === undefined ? undefined : replyAnyMove(composer, to);
}

function weighsOptions(kind: Task['intent']['kind']): boolean {
  return kind === 'decide' || kind === 'compare' || kind === 'explain' || kind === 'recommend';
}

/** "main pain is slow calls to other services", after a move was judged: what that says for or against it. */
function replyNeedOfMove(
  { intent, reading, frame, conversation }: Task,
  composer: Composer,
): ReplyOutcome | undefined {
  if (intent.kind !== 'recommend' || intent.guide !== undefined || intent.asks !== undefined)
    return undefined;
  const [from = '', to = ''] = frame.move ?? [];
  const move = composer.library.move(from, to);
  if (move === undefined || conversation.frame?.last?.ranking != null) return undefined;
  const others = reading.options.filter(({ id }) => id !== from && id !== to);
  if (others.length + reading.alternatives.length > 0 || reading.has('pick', 'which')) return undefined;
  return replyMoveByNeed(composer, move, unique(reading.needs.map(({ id }) => id)));
}

/** "what if we leave it alone another year", where it isn't known what would be moved to. */
function replyWaiting({ intent, reading, frame }: Task, composer: Composer): ReplyOutcome | undefined {
  if (intent.kind !== 'decide' || intent.step !== 'verdict' || movingPartIn(reading.words) !== 'waiting')
    return undefined;
  if (reading.options.length + reading.alternatives.length > 0 || !addMoving(composer, 'waiting'))
    return undefined;
  composer.choices([
    { label: 'Help us choose', says: 'help us choose' },
    { label: 'What do you cover?', says: 'what do you cover?' },
  ]);
  return outcomeOfLast(frame);
}
