import { asksTheSameOf } from '../../meaning/asked/asked-again.ts';
import type { FoundAnswer } from '../../meaning/find-answer.ts';
import { saysNothingNew } from '../../meaning/firmness.ts';
import { in64ths } from '../../meaning/thresholds.ts';
import { setsNameRight } from '../../understanding/cues/setting-right.ts';
import { restored } from '../../understanding/decide/adjust-frame.ts';
import { contentWords } from '../../understanding/decide/content-words.ts';
import { followUpFeatures } from '../../understanding/decide/follow-ups/follow-up-features.ts';
import type { FollowUpKind } from '../../understanding/decide/follow-ups/follow-up-kinds.ts';
import {
  type LikelyFollowUp,
  likeliestFollowUp,
} from '../../understanding/decide/follow-ups/follow-up-of.ts';
import { whatWouldChangeRule } from '../../understanding/decide/intent-rules.ts';
import type { Understanding } from '../../understanding/understand.ts';
import type { Conversation } from '../conversation.ts';
import { focusAfter } from '../frame-after.ts';
import type { ThreadRequest } from '../intent.ts';
import type { Question } from '../question.ts';
import { endsAsking, wantedBy } from './wanted-by.ts';

/** A message as what it does after the last answer. `says`: words that ask for it, if there are such. */
export type FollowUp = {
  readonly understood: Understanding;
  readonly says?: string;
  /** True if it's a question of its own, for which an answer has to be found. */
  readonly asksAnew?: true;
};

type Asked = { readonly conversation: Conversation; readonly question: Question };

/** How likely it must be what a message does; more against a rule. In 64ths. */
export const least = { usual: 40, ofRule: 48, againstRule: 52 } as const;

function leastFor(kind: FollowUpKind, isRuled: boolean): number {
  if (!isRuled) return least.usual;
  return ofRules.has(kind) ? least.ofRule : least.againstRule;
}

/** Rules that go by a word or two. */
const looseRules: ReadonlySet<string> = new Set([
  whatWouldChangeRule,
  'asks what a switch takes',
  'asks how hard it is to move',
  'sets a figure right',
  'doubts the answer',
  'asks for a next step',
]);
/** What they're about is what these do, so that less is needed. */
const ofRules: ReadonlySet<FollowUpKind> = new Set(['changes', 'corrects', 'other']);

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
  if (read.silence !== null || guide?.asked != null) return null;
  // "sorry, I meant no" is a vote where one is open.
  if (read.situation.act !== null && read.situation.openVotes.length > 0) return null;
  if (!mayGoOn(read) && !setsFigureRight(read) && !setsNameRight(question.words)) return null;
  if (frame === null || frame.last === null || frame.topic !== read.reading.topic.id) return null;
  if (read.reading.topic.ofTeam !== undefined) return null;
  const likely =
    certainly(read, conversation, question) ??
    likeliestFollowUp(followUpFeatures(read, conversation, question.meaning));
  // "what about fastapi", after a pick, is no question by itself.
  if (found?.exactly != null && likely !== otherOption) return null;
  const isRuled = read.confidence === 1 && read.missed === null;
  if (in64ths(likely.share) < leastFor(likely.kind, isRuled)) return null;
  if (found?.kind === 'sure' && likely !== otherOption && isBetterFound(found, likely)) return null;
  if (likely.kind === 'fresh') return askedAnew(read, conversation, { likely, found });
  const wanted = wantedBy(likely, read, conversation, frame);
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
      framed: framedFor(wanted.wants, read, conversation),
      missed: null,
      rules,
    },
  };
}

/** "no, 3 people": read as a correction by its words, and nothing else. */
function setsFigureRight({ reading, situation }: Understanding): boolean {
  const { correction, options, aspects, words } = reading;
  const length = words.filter(({ mark }) => !mark).length;
  return (
    correction !== undefined &&
    !situation.asks &&
    options.length + aspects.length === 0 &&
    length <= longestCorrection
  );
}
const longestCorrection = 10;

const otherOption: LikelyFollowUp = { kind: 'other', share: 1 };

/** What the form of a message leaves no doubt of. */
function certainly(
  read: Understanding,
  { frame }: Conversation,
  { words }: Question,
): LikelyFollowUp | undefined {
  if (setsFigureRight(read) || setsNameRight(words)) return { kind: 'corrects', share: 1 };
  // "fastapi?", after a pick: how that would do for the same needs.
  const isOther = frame?.last?.ranking != null && read.reading.needs.length === 0;
  return isOther && asksTheSameOf(read.reading) ? otherOption : undefined;
}

/**
 * A question that was read as going on about the pick, and says nothing that could change it: the same pick again would be no
 * answer.
 */
function askedAnew(
  read: Understanding,
  conversation: Conversation,
  { likely, found }: { readonly likely: LikelyFollowUp; readonly found: FoundAnswer | null },
): FollowUp | null {
  const { frame } = conversation;
  const { intent, reading, confidence, situation } = read;
  if (found !== null || frame?.last?.ranking == null || in64ths(likely.share) < leastAnew) return null;
  if (intent.kind !== 'recommend' || intent.guide !== undefined || intent.asks !== undefined) return null;
  if (confidence === 1 || !(situation.asks || endsAsking(read)) || !saysNothingNew(read, frame)) return null;
  const mentioned = reading.askedNeeds.some(({ probability }) => probability >= likelyMentioned);
  if (mentioned || reading.options.length > 0 || reading.has('pick', 'which', 'better', 'versus'))
    return null;
  if (contentWords(reading, { from: 0, to: reading.words.length }).length === 0) return null;
  const [pick] = frame.last.ranking;
  return {
    understood: {
      ...read,
      intent: {
        kind: 'explain',
        why: false,
        options: pick === undefined ? [] : [pick],
        excluded: intent.excluded,
        alternatives: intent.alternatives,
        aspects: intent.aspects,
      },
      confidence: likely.share,
      rules: [...read.rules, `a question of its own: ${likely.share.toFixed(2)}`],
    },
    asksAnew: true,
  };
}
const leastAnew = 46;
/** Less likely needs aren't what a message asks for. */
const likelyMentioned = 0.5;

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
function isBetterFound(
  { candidates: [best], isInThread }: FoundAnswer,
  { kind, share }: LikelyFollowUp,
): boolean {
  if (isInThread === true) return true;
  const sure = best?.probability ?? 0;
  if (kind === 'corrects' || kind === 'changes' || kind === 'told') return sure >= 1;
  return sure >= share;
}

/** Nothing is stated by it, but what they know; another option joins those in focus as it does otherwise. */
function framedFor(
  wants: ThreadRequest | 'fit',
  read: Understanding,
  conversation: Conversation,
): Understanding['framed'] {
  if (wants === 'known') return read.framed;
  if (wants !== 'fit') return restored(read.framed, conversation);
  return { ...read.framed, frame: { ...read.framed.frame, ...focusAfter(read) } };
}
