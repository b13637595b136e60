import { deadlineIn } from '../../dates/deadline.ts';
import type { StatedNeed } from '../../turn/conversation.ts';
import type { WeighingStep } from '../../weighings/state/request.ts';
import type { Situation } from '../decide/situation.ts';
import { chartRequestIn } from '../match/chart-request.ts';
import { createPhraseMatcher } from '../match/phrase-matcher.ts';
import type { Reading } from '../match/reading.ts';
import { stemOf } from '../text/stem.ts';
import type { Word } from '../text/words.ts';
import { readStatedWeights } from './stated-weights.ts';
import { readWishes } from './stated-wishes.ts';
import { readWeighingWords, type WeighingWords } from './weighing-words.ts';

type Phrased = 'open' | 'close' | 'look' | 'set' | 'share' | 'unshare';

/**
 * Phrases for weighing together: opening it, seeing how it stands, closing it. They have a matcher to
 * themselves, because words like "close", "share" and "together" are too common to be cues.
 */
const phrases: Readonly<Record<Phrased, readonly string[]>> = {
  open: [
    'weigh this|it|that|these as a? team|group',
    'everyone|everybody weigh in?',
    'each|all of us weigh in?',
    'we all weigh in?',
    'let us all weigh in?',
    'everyone|everybody set their weights',
    'vote on the? criteria|weights|priorities',
    'collect the|our|your? weights',
    'set our|your weights',
    'start|open a|the weighing',
    'extend|prolong the|this|our weighing',
    'let the team|others weigh this|it?',
    'vote on what matters',
    'ask everyone|everybody|all|each|the|us ... what matters',
  ],
  close: [
    'close|end|stop|finish the|this|our weighing',
    'close|end the? vote on the? criteria|weights|priorities',
    'the weighing is over|closed|done',
  ],
  look: [
    'how does|is the|our weighing',
    'show the|our? weighing',
    'status|state|result|results of the|our weighing',
    'show|see my weights',
    'show me my weights',
    'what are my weights',
    'what did i weigh',
  ],
  set: ['set|change|edit|enter|fill my weights'],
  share: ['share|publish my weights', 'show my weights to everyone|everybody|all|them|the|others'],
  unshare: [
    'unshare|hide my weights',
    'stop|not sharing my weights',
    'not share|show|publish my weights',
    'take back my weights',
  ],
};

/** Every phrase has one of these words, so that messages without them need no matching. */
const triggerWords = ['weigh', 'weights', 'weighing', 'criteria', 'priorities', 'matters'];
const triggers = new Set(triggerWords.map(stemOf));
for (const phrase of Object.values(phrases).flat())
  if (!triggerWords.some((word) => phrase.includes(word)))
    throw new Error(
      `"${phrase}" has none of the words that trigger matching; add one of its words to triggerWords`,
    );

/** Short phrases that only mean this right after a message about the weighing. */
const phrasesRightAfter: Readonly<Partial<Record<Phrased, readonly string[]>>> = {
  close: ['=close it|this|that|now', '=close the vote', '=end|finish it|this|that'],
  look: [
    'how does it|this|that look',
    'how is it going|looking',
    'how many ... answered',
    'who is missing',
    'who has|have answered',
    'has|have|did everyone|everybody|all answered|answer?',
    'where do we disagree|differ',
    'what divides us',
  ],
  open: ['extend|prolong it|this|that', 'keep|leave it|this open until|till'],
  share: ['=share mine', '=share my answer|answers'],
  unshare: ['=hide mine', '=unshare mine', 'not share mine', 'stop sharing mine'],
};
const maxWordsRightAfter = 6;

/** Which step wins if the words match several: "do not share my weights" shares nothing. */
const byPrecedence = [
  'unshare',
  'close',
  'share',
  'set',
  'look',
  'open',
] as const satisfies readonly Phrased[];

function matcherOf(of: Readonly<Partial<Record<Phrased, readonly string[]>>>) {
  const matcher = createPhraseMatcher<Phrased>();
  for (const step of byPrecedence) for (const phrase of of[step] ?? []) matcher.add(phrase, step);
  return matcher;
}
const anywhere = matcherOf(phrases);
const rightAfter = matcherOf(phrasesRightAfter);

/** Which step of weighing together the message asks for, if any. */
export function weighingStep({ reading, frame, length, asks }: Situation): WeighingStep | undefined {
  const { words, people } = reading;
  const first = words.find(({ mark }) => !mark);
  const steps = words.some(({ stem }) => triggers.has(stem))
    ? anywhere.match(words).map(({ payload }) => payload)
    : [];
  if (frame.last?.intent === weighingTurn && length <= maxWordsRightAfter)
    steps.push(...rightAfter.match(words).map(({ payload }) => payload));
  if (weighsTogether(words, people.length > 0 || reading.callsSomeone)) steps.push('open');
  if (asksForPicture(reading, steps.includes('look'), frame.last?.intent === weighingTurn)) return 'draw';
  const [step] = byPrecedence.filter((one) => steps.includes(one));
  if (step !== undefined) return certainStep(step, reading);
  const weighs = words.some(({ stem }) => stem === 'weigh');
  if (weighs && people.length > 0 && !asks) return 'open';
  // The bare command: "weigh", "weigh until friday", "weigh django flask".
  if (first?.stem !== 'weigh') return undefined;
  const named = reading.options.length;
  const onlyNames = named > 1 && length <= named + 2 && !reading.has('versus');
  return length === 1 || onlyNames || deadlineIn(reading.written) !== null ? 'open' : undefined;
}

/** What the message asks for with these words, if that's certain: a question or a negation opens, closes and shares nothing. */
function certainStep(step: Phrased, { written, words }: Reading): WeighingStep | undefined {
  const first = words.find(({ mark }) => !mark)?.text;
  switch (step) {
    case 'open':
      return isAbout(first) || deniesOpening.test(written) ? undefined : step;
    case 'close':
      return closingIn(readWeighingWords(written)) ?? 'ask-close';
    case 'share':
      return written.includes('?') && !/^\W*(?:can|could|please|would) /i.test(written) ? 'look' : step;
    case 'set':
    case 'look':
    case 'unshare':
      return step;
    default:
      return step satisfies never;
  }
}
const deniesOpening = /\b(?:not|n['’]t|never|no need to)\b[^.,;!?]{0,20}\bweigh/i;

function closingIn(words: WeighingWords | null): WeighingStep | undefined {
  if (words === null) return undefined;
  switch (words.kind) {
    case 'close':
      return words.certain ? 'close' : 'ask-close';
    case 'keep-open':
      return 'keep-open';
    case 'missing':
      return 'missing';
    case 'status':
      return 'look';
    default:
      return words satisfies never;
  }
}

/**
 * What a message says of the weighing that is open in its thread: that it be closed, how it stands, or weights. Where a
 * vote is open, too, the words have to say which of them they mean.
 */
export function stepOfOpen({ reading, openVotes, asks }: Situation): WeighingStep | undefined {
  if (reading.callsSomeone) return undefined;
  const words = readWeighingWords(reading.written);
  const step = closingIn(words);
  if (step !== undefined) {
    const isOfEither = openVotes.length > 0 && words !== null && 'names' in words && !words.names;
    if (!isOfEither) return step;
    return step === 'look' || step === 'missing' ? 'which' : 'which-to-close';
  }
  if (asks && reading.written.includes('?')) return undefined;
  return readStatedWeights(reading) === null && readWishes(reading) === undefined ? undefined : 'state';
}

/**
 * A chart of the weighing: by name, or of its spread right after a message about it. Not of options, aspects
 * or needs.
 */
function asksForPicture(reading: Reading, namesIt: boolean, isAfterOne: boolean): boolean {
  const request = chartRequestIn(reading);
  const { options, aspects, needs } = reading;
  if (request === null || options.length + aspects.length + needs.length > 0) return false;
  return request === 'spread' ? namesIt || isAfterOne : request === 'any' && namesIt;
}

/** "weigh django, flask and fastapi together", but not "weigh speed together with memory". */
function weighsTogether(words: readonly Word[], namesPeople: boolean): boolean {
  const from = words.findIndex(({ stem }) => stem === 'weigh');
  const to = words.findIndex(({ text }, at) => at > from && text === 'together');
  if (from < 0 || to < 0 || words.slice(from, to).some(({ text }) => /^[.?!\n]$/.test(text))) return false;
  return words[to + 1]?.text !== 'with' || namesPeople;
}

/** The last answer's intent after a turn about the weighing. */
export const weighingTurn = 'weigh';

const questions = new Set([
  ...[
    'how',
    'why',
    'what',
    'who',
    'when',
    'which',
    'did',
    'does',
    'do',
    'should',
    'shall',
    'is',
    'are',
    'was',
    'have',
  ],
]);

/** "how do we weigh this together?" asks about it. */
function isAbout(first: string | undefined): boolean {
  return first !== undefined && questions.has(first);
}

/** The needs of the thread, without those that only matched the words of a deadline. */
export function withoutDeadline(
  needs: readonly StatedNeed[],
  before: readonly StatedNeed[],
  author: string,
  written: string,
): StatedNeed[] {
  const until = deadlineIn(written)?.toLowerCase();
  if (until === undefined) return [...needs];
  return needs.flatMap((stated) => {
    const own = (other: StatedNeed): boolean => other.need === stated.need && other.author === author;
    return stated.author === author && until.includes(stated.words.toLowerCase())
      ? before.filter(own)
      : [stated];
  });
}
