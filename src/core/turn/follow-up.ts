import { libraryOf } from '../../knowledge/queries.ts';
import { exactPhrasing } from '../meaning/exact-phrasing.ts';
import type { FoundAnswer } from '../meaning/find-answer.ts';
import { in64ths } from '../meaning/thresholds.ts';
import { moveInFocus } from '../understanding/cues/moving-on.ts';
import { restored } from '../understanding/decide/adjust-frame.ts';
import { contentWords } from '../understanding/decide/content-words.ts';
import { followUpFeatures } from '../understanding/decide/follow-ups/follow-up-features.ts';
import { type LikelyFollowUp, likeliestFollowUp } from '../understanding/decide/follow-ups/follow-up-of.ts';
import { whatWouldChangeRule } from '../understanding/decide/intent-rules.ts';
import { quantitiesIn } from '../understanding/match/quantities.ts';
import { unique } from '../understanding/match/references.ts';
import type { Understanding } from '../understanding/understand.ts';
import type { Conversation, Frame } from './conversation.ts';
import type { ThreadRequest } from './intent.ts';
import type { Question } from './question.ts';

/** A message as what it does after the last answer. `says`: words that ask for it, if there are such. */
export type FollowUp = { readonly understood: Understanding; readonly says?: string };

type Asked = { readonly conversation: Conversation; readonly question: Question };

/** How likely it must be what a message does; more against a rule. In 64ths. */
const least = { usual: 40, againstRule: 52 } as const;

/** Rules that go by a word or two. */
const looseRules: ReadonlySet<string> = new Set([
  whatWouldChangeRule,
  'asks what a switch takes',
  'asks how hard it is to move',
  'sets a figure right',
]);

/**
 * What a message does after the last answer, where that's likelier than what was found for its words, and there's an answer to
 * it in this thread. Null for any other.
 */
export function followUpOf(
  read: Understanding,
  { conversation, question }: Asked,
  found: FoundAnswer | null,
): FollowUp | null {
  const { frame, guide } = conversation;
  if (read.silence !== null || guide?.asked != null || !mayGoOn(read)) return null;
  if (frame === null || frame.last === null || frame.topic !== read.reading.topic.id) return null;
  if (read.reading.topic.ofTeam !== undefined || found?.exactly != null) return null;
  const likely = likeliestFollowUp(followUpFeatures(read, conversation, question.meaning));
  const isRuled = read.confidence === 1 && read.missed === null;
  if (in64ths(likely.share) < (isRuled ? least.againstRule : least.usual)) return null;
  if (found?.kind === 'sure' && isBetterFound(found, likely)) return null;
  const wanted = wantedBy(likely, read, frame);
  // Words that ask for it are what's read now.
  if (wanted === null || ('says' in wanted && wanted.says === question.words)) return null;
  const rule = `goes on from the last answer: ${likely.kind} ${likely.share.toFixed(2)}`;
  const rules = [...read.rules, ...(found === null ? [] : [`not ${found.rule}`]), rule];
  const { options, excluded, alternatives, aspects } = read.intent;
  const subject = { options, excluded, alternatives, aspects };
  if ('says' in wanted) return { understood: { ...read, rules }, says: wanted.says };
  if ('weighs' in wanted)
    return { understood: { ...read, intent: { kind: 'recommend', ...subject }, missed: null, rules } };
  return {
    understood: {
      ...read,
      intent: { kind: 'follow_up', wants: wanted.wants, ...subject },
      framed: wanted.wants === 'known' ? read.framed : restored(read.framed, conversation),
      missed: null,
      rules,
    },
  };
}

/** Whether what a message was read as may be something else. */
function mayGoOn({ intent, confidence, rules, missed }: Understanding): boolean {
  const rule = rules.at(-1) ?? '';
  const isLoose = looseRules.has(rule) || rule.startsWith('out of scope');
  if (missed === null && confidence === 1 && !isLoose) return false;
  switch (intent.kind) {
    case 'explain':
      return !intent.why && intent.steps !== true && intent.terms === undefined;
    case 'recommend':
      return intent.guide === undefined;
    case 'decide':
      return intent.step === 'verdict' || intent.step === 'switch';
    case 'out_of_scope':
      return intent.because !== 'uncovered' && intent.because !== 'alternative';
    case 'follow_up':
      return intent.wants === undefined;
    case 'compare':
    case 'criteria':
    case 'list':
    case 'source':
      return true;
    case 'help':
    case 'smalltalk':
      return missed !== null;
    default:
      return intent satisfies never;
  }
}

/** Whether what was found answers a message more surely. What sets something right, or knows something, asks nothing. */
function isBetterFound({ candidates: [best] }: FoundAnswer, { kind, share }: LikelyFollowUp): boolean {
  const sure = best?.probability ?? 0;
  if (kind === 'corrects' || kind === 'changes' || kind === 'told') return sure >= 1;
  return sure >= share;
}

type Wanted =
  | { readonly says: string }
  | { readonly wants: ThreadRequest }
  /** What they know is weighed with their needs. */
  | { readonly weighs: true };

/** How a kind of follow-up is answered in this thread; null if there's nothing to answer it with. */
function wantedBy({ kind }: LikelyFollowUp, read: Understanding, frame: Frame): Wanted | null {
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
      return hasNeeds ? { wants: 'too-much' } : null;
    case 'changes':
      return hasNeeds && isAside ? { wants: 'changes' } : null;
    case 'cost':
      return pick === null || library.option(pick) === undefined ? null : { wants: 'cost' };
    case 'corrects':
      return correctedBy(read, frame, named);
    case 'order':
      if (isOfMove) return { says: 'in which order?' };
      if (isOfAnyMove) return { wants: 'order' };
      return hasPick && saysNothing(read) ? { says: 'what do we do first?' } : null;
    case 'stays':
      return (isOfMove || isOfAnyMove) && library.moving !== undefined ? { wants: 'stays' } : null;
    case 'watch':
      return hasPick ? { says: 'what are the risks?' } : { wants: 'watch' };
    case 'what-now':
      if (last.told.some((one) => one.kind === 'question') && last.ranking === null)
        return { wants: 'what-now' };
      return hasPick ? { says: 'what do we do first?' } : null;
    case 'capable': {
      const option = named ?? pick;
      return hasNeeds && option !== null && more.length === 0
        ? { says: `can ${library.nameOf(option)} do all that?` }
        : null;
    }
    case 'other':
      return hasNeeds && named !== undefined && more.length === 0 && named !== pick
        ? { says: `would ${library.nameOf(named)} do all that?` }
        : null;
    case 'is-so':
      return named === undefined && last.claims.length > 0 && saysNothing(read)
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
      if (reading.knows.length === 0 || reading.needs.length > 0 || asks(read)) return null;
      return hasNeeds ? { weighs: true } : { wants: 'known' };
    case 'later':
    case 'fresh':
    case 'request':
      return null;
    default:
      return kind satisfies never;
  }
}

/** How a topic that has an answer to it is asked who keeps it running. */
const ofPeople = 'what if our only developer leaves?';

function asks({ reading }: Understanding): boolean {
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

/** What sets an earlier figure or name right: needs that change by it are weighed anew as they were read. */
function correctedBy(
  { reading, framed }: Understanding,
  frame: Frame,
  named: string | undefined,
): Wanted | null {
  const before = new Set(frame.needs.map(({ need }) => need));
  const isNew = framed.frame.needs.some(({ need }) => !before.has(need));
  if (isNew || framed.corrected.length + framed.dropped.length + framed.outgrown.length > 0) return null;
  if (quantitiesIn(reading.words).length > 0) return { wants: 'corrects' };
  if (named === undefined) return null;
  const name = libraryOf(reading.topic).nameOf(named);
  if (frame.last?.told.some(({ kind }) => kind === 'question') === true) return { says: `and ${name}?` };
  return frame.needs.length > 0 ? { says: `would ${name} do all that?` } : null;
}
