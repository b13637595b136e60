import { deadlineIn } from '../../dates/deadline.ts';
import type { StatedNeed } from '../../turn/conversation.ts';
import type { WeighingStep } from '../../weighings/state/request.ts';
import { drawnIn } from '../match/drawn.ts';
import { openPhraseBook } from '../match/phrases.ts';
import type { Reading } from '../match/reading.ts';
import { stemOf, type Word } from '../text/words.ts';
import type { Situation } from './situation.ts';

/**
 * What people say to weigh something together, to see how it stands, to end it. A book of its own: the words are
 * too common ("close", "share", "together") to count as cues of everything else.
 */
const sayings: Readonly<Record<Exclude<WeighingStep, 'draw'>, readonly string[]>> = {
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
    'set|change|edit|enter|fill|show|see my weights',
    'show me my weights',
    'what are my weights',
    'what did i weigh',
  ],
  share: ['share|publish my weights', 'show my weights to everyone|everybody|all|them|the|others'],
  unshare: [
    'unshare|hide my weights',
    'stop|not sharing my weights',
    'not share|show|publish my weights',
    'take back my weights',
  ],
};

/** Every saying has one of these words, so that all other messages are not looked through for sayings. */
const tellingWords = ['weigh', 'weights', 'weighing', 'criteria', 'priorities', 'matters'];
const telling = new Set(tellingWords.map(stemOf));
for (const saying of Object.values(sayings).flat())
  if (!tellingWords.some((word) => saying.includes(word)))
    throw new Error(`no word of "${saying}" is listened for: add one to tellingWords`);

/** Said right after something about a weighing, a few words that else mean something else. */
const pointing: Readonly<Partial<Record<WeighingStep, readonly string[]>>> = {
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
const mostPointing = 6;

/** Which goes where words say several: "do not share my weights" shares nothing. */
const byForce = ['unshare', 'close', 'share', 'look', 'open'] as const satisfies readonly WeighingStep[];

function bookOf(of: Readonly<Partial<Record<WeighingStep, readonly string[]>>>) {
  const book = openPhraseBook<WeighingStep>();
  for (const step of byForce) for (const phrase of of[step] ?? []) book.add(phrase, step);
  return book;
}
const spoken = bookOf(sayings);
const pointed = bookOf(pointing);

/** What is wanted of weighing together; undefined where something else is. */
export function weighingStep({ reading, frame, length, asks }: Situation): WeighingStep | undefined {
  const { words, people } = reading;
  const first = words.find(({ mark }) => !mark);
  const steps = words.some(({ stem }) => telling.has(stem))
    ? spoken.match(words).map(({ payload }) => payload)
    : [];
  if (frame.last?.intent === weighingTurn && length <= mostPointing)
    steps.push(...pointed.match(words).map(({ payload }) => payload));
  if (weighsTogether(words, people.length > 0 || reading.callsSomeone)) steps.push('open');
  if (asksForPicture(reading, steps.includes('look'), frame.last?.intent === weighingTurn)) return 'draw';
  const [step] = byForce.filter((one) => steps.includes(one));
  if (step !== undefined) return step === 'open' && isAbout(first?.text) ? undefined : step;
  const weighs = words.some(({ stem }) => stem === 'weigh');
  if (weighs && people.length > 0 && !asks) return 'open';
  // The command by its name: "weigh", "weigh until friday", "weigh django flask".
  if (first?.stem !== 'weigh') return undefined;
  const named = reading.options.length;
  const onlyNames = named > 1 && length <= named + 2 && !reading.has('versus');
  return length === 1 || onlyNames || deadlineIn(reading.written) !== null ? 'open' : undefined;
}

/** A picture of the weighing, by its name or, right after one, of the spread; and not of options, aspects or needs. */
function asksForPicture(reading: Reading, namesIt: boolean, isAfterOne: boolean): boolean {
  const drawn = drawnIn(reading);
  const { options, aspects, needs } = reading;
  if (drawn === null || options.length + aspects.length + needs.length > 0) return false;
  return drawn === 'spread' ? namesIt || isAfterOne : drawn === 'any' && namesIt;
}

/** "weigh django, flask and fastapi together", and not "weigh speed together with memory". */
function weighsTogether(words: readonly Word[], namesPeople: boolean): boolean {
  const from = words.findIndex(({ stem }) => stem === 'weigh');
  const to = words.findIndex(({ text }, at) => at > from && text === 'together');
  if (from < 0 || to < 0 || words.slice(from, to).some(({ text }) => /^[.?!\n]$/.test(text))) return false;
  return words[to + 1]?.text !== 'with' || namesPeople;
}

/** What a turn about a weighing leaves as the intent of the last answer. */
export const weighingTurn = 'weigh';

const questions = new Set(['how', 'why', 'what', 'who', 'when', 'which', 'did', 'does', 'do']);

/** "how do we weigh this together?" asks about it. */
function isAbout(first: string | undefined): boolean {
  return first !== undefined && questions.has(first);
}

/** The needs of a thread without those that were only heard in the words that say until when. */
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
