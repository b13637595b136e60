import { libraryOf } from '../../../knowledge/queries.ts';
import { exactPhrasing } from '../../meaning/exact-phrasing.ts';
import { saysNothingNew } from '../../meaning/firmness.ts';
import { stepsOfLast } from '../../reply/in-thread/what-now.ts';
import { hasFits } from '../../reply/pick/weighed-needs.ts';
import { moveInFocus } from '../../understanding/cues/moving-on.ts';
import { asksOfWhatWasSaid } from '../../understanding/cues/of-what-was-said.ts';
import { setsNameRight } from '../../understanding/cues/setting-right.ts';
import { contentWords } from '../../understanding/decide/content-words.ts';
import type { LikelyFollowUp } from '../../understanding/decide/follow-ups/follow-up-of.ts';
import { quantitiesIn } from '../../understanding/match/quantities.ts';
import { unique } from '../../understanding/match/references.ts';
import type { Understanding } from '../../understanding/understand.ts';
import type { Conversation, Frame } from '../conversation.ts';
import type { ThreadRequest } from '../intent.ts';

type Wanted =
  | { readonly says: string }
  | { readonly wants: ThreadRequest | 'fit' }
  /** What they know is weighed with their needs. */
  | { readonly weighs: true };

/** How a kind of follow-up is answered in this thread; null if there's nothing to answer it with. */
export function wantedBy(
  { kind }: LikelyFollowUp,
  read: Understanding,
  { speakers }: Conversation,
  frame: Frame,
): Wanted | null {
  const { reading } = read;
  const library = libraryOf(reading.topic);
  const { last } = frame;
  if (last === null) return null;
  const hasNeeds = frame.needs.length > 0;
  const hasPick = hasNeeds || last.ranking !== null;
  const pick = last.ranking?.[0] ?? last.main;
  const isOfMove = moveInFocus(frame) !== undefined && last.ranking === null;
  const isOfAnyMove = last.told.some((one) => one.kind === 'move');
  const [named, ...more] = unique([...reading.options, ...reading.excluded].map(({ id }) => id));
  const isAside = read.framed.frame.needs.length === frame.needs.length;
  switch (kind) {
    case 'too-much':
      if (!hasNeeds || more.length > 0) return null;
      if (named === undefined || named === pick) return { wants: 'too-much' };
      return hasFits(library, frame.needs, named) ? { wants: 'fit' } : null;
    case 'changes':
      // What people said to each other since isn't known.
      if (speakers.messages > 0 || (read.confidence === 1 && !asksOfWhatWasSaid(reading.written)))
        return null;
      return hasNeeds && isAside ? { wants: 'changes' } : null;
    case 'cost':
      return pick === null || library.option(pick) === undefined ? null : { wants: 'cost' };
    case 'corrects':
      return correctedBy(read, frame, named);
    case 'order':
      if (isOfAnyMove && moveInFocus(frame) === undefined) return { wants: 'moving' };
      if (isOfMove) return { says: 'in which order?' };
      return hasPick && saysNothing(read) ? { says: 'what do we do first?' } : null;
    case 'stays':
      return (isOfMove || isOfAnyMove) && library.moving !== undefined ? { wants: 'stays' } : null;
    case 'watch':
      return hasPick ? { says: 'what are the risks?' } : { wants: 'watch' };
    case 'what-now':
      if (last.ranking === null && (stepsOfLast(frame, library)?.steps.length ?? 0) > 0)
        return { wants: 'what-now' };
      return hasPick ? { says: 'what do we do first?' } : null;
    case 'capable': {
      if (read.rules.at(-1) === 'doubts the answer' && named === undefined) return null;
      const option = named ?? pick;
      return hasNeeds && option !== null && more.length === 0 && hasFits(library, frame.needs, option)
        ? { says: `can ${library.nameOf(option)} do all that?` }
        : null;
    }
    case 'other':
      if (!hasNeeds || named === undefined || more.length > 0 || named === pick) return null;
      return hasFits(library, frame.needs, named) ? { wants: 'fit' } : null;
    case 'is-so':
      return named === undefined &&
        last.claims.length > 0 &&
        saysNothing(read) &&
        !ofAge.test(reading.written)
        ? { says: 'is that so?' }
        : null;
    case 'people':
      return exactPhrasing(reading.topic, ofPeople) === undefined ? null : { says: ofPeople };
    case 'grows': {
      const [figure] = quantitiesIn(reading.words);
      if (!hasNeeds || !isAside || named !== undefined) return null;
      return figure === undefined
        ? { says: 'does the answer change if it grows?' }
        : { says: `does the answer change at ${reading.typed({ from: figure.at, to: figure.at + 1 })}?` };
    }
    case 'sources':
      return last.claims.length > 0 && named === undefined && saysNothing(read)
        ? { says: 'who says so?' }
        : null;
    case 'told':
      if (reading.needs.length > 0 || endsAsking(read)) return null;
      if (reading.knows.length > 0) return hasNeeds ? { weighs: true } : { wants: 'known' };
      return named === undefined && isTellable(read, frame) ? { wants: 'told' } : null;
    case 'later':
    case 'fresh':
    case 'request':
      return null;
    default:
      return kind satisfies never;
  }
}

/** What would be declined, or get the pick again, and can't be weighed. */
function isTellable(read: Understanding, frame: Frame): boolean {
  const { intent, confidence } = read;
  if (intent.kind === 'out_of_scope') return intent.because === 'code' || intent.because === 'unknown';
  return intent.kind === 'recommend' && confidence < 1 && saysNothingNew(read, frame);
}

/** "is that still true?" asks how old it is. */
const ofAge = /\b(?:still|today|nowadays|anymore|any more|yet|outdated|these days|current)\b/i;

/** How a topic that has an answer to it is asked who keeps it running. */
const ofPeople = 'what if our only developer leaves?';

export function endsAsking({ reading }: Understanding): boolean {
  return reading.words.some(({ text }) => text === '?');
}

/** Whether a message is about nothing by itself. */
function saysNothing({ reading }: Understanding): boolean {
  return (
    reading.aspects.length + reading.needs.length === 0 &&
    contentWords(reading, { from: 0, to: reading.words.length }).length <= mostContent
  );
}
/** "something quotable for the thesis" */
const mostContent = 2;

/** "it has 80k rows" tells of something else. */
const fewWords = 3;

/** What sets an earlier figure or name right: needs that change by it are weighed anew as they were read. */
function correctedBy(
  { reading, framed }: Understanding,
  frame: Frame,
  named: string | undefined,
): Wanted | null {
  const before = new Set(frame.needs.map(({ need }) => need));
  const isNew = framed.frame.needs.some(({ need }) => !before.has(need));
  if (isNew || framed.corrected.length + framed.dropped.length + framed.outgrown.length > 0) return null;
  if (quantitiesIn(reading.words).length > 0)
    return reading.correction !== undefined || reading.words.length <= fewWords
      ? { wants: 'corrects' }
      : null;
  if (named === undefined)
    return frame.needs.length > 0 && setsNameRight(reading.written) ? { wants: 'corrects' } : null;
  const name = libraryOf(reading.topic).nameOf(named);
  if (frame.last?.told.some(({ kind }) => kind === 'question') === true) return { says: `and ${name}?` };
  return frame.needs.length > 0 ? { says: `would ${name} do all that?` } : null;
}
