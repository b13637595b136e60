import type { Cue } from '../cues/cues.ts';
import type { Reading } from '../match/reading.ts';
import { isChatWord, isFamiliar } from '../text/familiar.ts';
import { isEverydayWord } from '../text/language.ts';
import type { FrameDecision } from './adjust-frame.ts';
import { hasSubstance, type Situation } from './situation.ts';

/**
 * Below this, an intent's probability is too low to act on: the bot asks back instead of guessing (on the training
 * splits, one in six such readings is right).
 */
const leastShare = 0.15;

/** Forms of questions and acts, and words that point back: a message with one of these may be a follow-up. */
const followingUp = [
  'which',
  'pick',
  'versus',
  'better',
  'criteria',
  'why',
  'margin',
  'recent',
  'trace',
  'source',
  'trust',
  'scores',
  'what-would-change',
  'verdict',
  'record',
  'look-up',
  'switching',
  'effort',
  'help',
  'list',
  'memory',
  'back-to',
  'withdraw-that',
  'both-stay',
  'matters-more',
  'chart',
  'it',
  'and',
  'same',
  'them',
  'two',
  'three',
  'other',
  'others',
  'first',
  'second',
  'third',
  'last',
  'winner',
] as const satisfies readonly Cue[];

/** Rules that only need a cue, whatever else the message says. */
const easilyFooled = new Set(['is noise', 'asks why', 'means something else by a name']);

/**
 * The words that a message is about and that nothing here knows, as they were typed: "blorp the frobnicator for the
 * third one". Then it has to be asked back, instead of answering the rest.
 *
 * @returns null if the message was understood; empty if it wasn't, and no word of it stands out
 */
export function missedWords(
  situation: Situation,
  { intent, rule, confidence }: FrameDecision,
): readonly string[] | null {
  const { reading } = situation;
  if (situation.length === 0 || reading.language !== 'en') return null;
  // The guided choice asks for what matters, whatever the words were.
  if (intent.kind === 'recommend' && intent.guide !== undefined) return null;
  const strangers = [...new Set([...unfamiliarIn(reading), ...wordsElsewhere(reading)])].slice(0, mostNamed);
  // Whoever asks for help with something didn't ask how to use this.
  if (intent.kind === 'help' && intent.about === 'use') {
    const isAboutMore = reading.strange > 0 || (reading.aspects.length > 0 && confidence < 1);
    if (isAboutMore) return strangers;
  }
  // "performance of dweeble": nothing on that, and it helps to say on what.
  const isNothing = intent.kind === 'out_of_scope' && intent.because === 'unknown' && !reading.homonym;
  if (isNothing && isMostlyUnknown(situation, strangers, 0)) return strangers;
  if (confidence === 1)
    return easilyFooled.has(rule) && !isOnTopic(situation) && strangers.length > 0 && !isBeside(situation, 0)
      ? strangers
      : null;
  if (isOnTopic(situation)) {
    // What needs it states is known, however unusual the rest of its words.
    const statesNeeds = intent.kind === 'recommend' && reading.needs.length > 0;
    const isGuess = confidence < leastShare && reading.asked.length === 0 && !statesNeeds;
    if (isGuess || isMostlyUnknown(situation, strangers, confidence)) return strangers;
    const goesOn = hasForm(situation, intent, confidence) || isFragment(situation, intent);
    return goesOn || !isAboutThread(situation) ? null : strangers;
  }
  const unlessBeside = (): readonly string[] | null => {
    if (confidence < leastShare) return strangers;
    if (strangers.length > 0) return isBeside(situation, confidence) ? null : strangers;
    if (hasForm(situation, intent, confidence)) return null;
    return isFragment(situation, intent) && !refuses(situation) ? null : [];
  };
  switch (intent.kind) {
    case 'smalltalk':
      if (intent.tone !== 'chatter') return null;
      return strangers.length > 0 || (confidence < confident && !isMereChat(reading)) ? strangers : null;
    case 'out_of_scope':
      return strangers.length > 0 && (intent.because === 'noise' || intent.because === 'unknown')
        ? strangers
        : null;
    case 'help':
      // Showing how to use this helps nobody who asked something else.
      return confidence < (intent.about === 'use' && !isToBot(reading) ? confident : leastShare)
        ? strangers
        : null;
    case 'decide':
      // "what did we decide about the frobnicator?" may be the title of a record.
      if (intent.step !== 'verdict') return confidence < leastShare ? strangers : null;
      return unlessBeside();
    case 'compare':
    case 'recommend':
    case 'explain':
    case 'criteria':
    case 'list':
    case 'source':
    case 'follow_up':
      return unlessBeside();
    default:
      return intent satisfies never;
  }
}

/**
 * True if a message that names nothing of the topic is a question or an act of a known form. A question mark alone is
 * none where facts would be the answer: "does the bot ever sleep?"
 */
function hasForm(situation: Situation, intent: FrameDecision['intent'], confidence: number): boolean {
  const { has, asks, own, hasContext } = situation;
  switch (intent.kind) {
    case 'explain':
      return has(...followingUp, 'manner', 'correction');
    case 'compare':
      // "so?" and "ok, and next?" go on from a ranking, and compare nothing.
      return hasContext
        ? has(...comparing) || supposes(situation) || wantsTable(situation)
        : has(...followingUp);
    case 'decide':
      return has(...followingUp) || (asks && own);
    case 'recommend':
      return (
        (hasContext ? has(...followingUp) : has(...comparing)) ||
        (asks && own && confidence >= likelyPick) ||
        supposes(situation)
      );
    case 'criteria':
    case 'list':
    case 'source':
    case 'follow_up':
    case 'help':
    case 'smalltalk':
    case 'out_of_scope':
      return asks || has(...followingUp);
    default:
      return intent satisfies never;
  }
}

const supposing = new Set(['what', 'and', 'but', 'even']);

/** "at 64", "alive ones?": an answer may go on with two words. "so?" or "next?" says nothing to compare by. */
function isFragment({ length, reading, hasContext }: Situation, { kind }: FrameDecision['intent']): boolean {
  return (
    length <= 2 &&
    !(
      kind === 'compare' &&
      hasContext &&
      reading.words.every(({ mark, text }) => mark || isChatWord(text) || isEverydayWord(text))
    )
  );
}

/** "no", "skip", "no clue": where nothing was asked, it asks for nothing either. */
function refuses({ reading }: Situation): boolean {
  return reading.has('exclude-next', 'withdraw-next');
}

/** Without these, a message that names nothing compares nothing: the rest of `followingUp` only goes on. */
const comparing = followingUp.filter((cue) => cue !== 'and' && cue !== 'it' && cue !== 'last');

/** From here on, a question about one's own project that names nothing asks for the pick. */
const likelyPick = 0.3;

function wantsTable({ reading }: Situation): boolean {
  return reading.words.some(({ stem }) => stem === 'tabl');
}

/** "what if the sensors only post once an hour": whatever it changes may change a ranking. */
function supposes({ reading, hasContext }: Situation): boolean {
  return (
    hasContext &&
    reading.words.some(({ text }, at) => text === 'if' && supposing.has(reading.words[at - 1]?.text ?? ''))
  );
}

/** "only if the glorps scale": one known word doesn't make up for as many that nobody knows. */
function isMostlyUnknown(situation: Situation, strangers: readonly string[], confidence: number): boolean {
  const { reading, length } = situation;
  const { options, needs, withdrawn, excluded, aspects, askedNeeds, things, alternatives, beyond } = reading;
  if (options.length + needs.length + withdrawn.length + excluded.length + alternatives.length > 0)
    return false;
  if (situation.asks || confidence >= confident || length > longestGibberish) return false;
  const known = new Set([...aspects, ...askedNeeds, ...things, ...beyond].map(({ to }) => to));
  return strangers.filter((word) => word.length >= shortestStranger).length >= Math.max(known.size, 1);
}
const longestGibberish = 8;
/** Shorter ones are mostly typos and abbreviations. */
const shortestStranger = 4;

/** In longer messages, names and rare words are often beside the question. */
const mostPlainWords = 12;
const confident = 0.5;

/** True if the question does without the words that nobody knows: "So the lead shrinks? Why?" */
function isBeside({ reading, length }: Situation, confidence: number): boolean {
  if (length > mostPlainWords && confidence >= confident) return true;
  const unknown = [...reading.unknown].filter((at) => {
    const { text = '', stem = '' } = reading.words[at] ?? {};
    return !isFamiliar(text, stem);
  });
  const strangers = [...unknown, ...(reading.elsewhere?.at ?? [])];
  return reading.clauses.some(({ asks, from, to }) => asks && !strangers.some((at) => at >= from && at < to));
}

/** Something that the data may have an answer to, or that it's known to have none to. */
function isOnTopic(situation: Situation): boolean {
  const { reading } = situation;
  return (
    hasSubstance(situation) ||
    situation.takesBack ||
    situation.readmitted.length > 0 ||
    reading.beyond.length + reading.included.length + reading.knows.length > 0 ||
    reading.products.length > 0 ||
    reading.corrections.length > 0 ||
    reading.correction !== undefined ||
    reading.hasCode
  );
}

/** "ok cool, what next": nothing of it is of the topic; "next" is only a product's name, too. */
function isAboutThread(situation: Situation): boolean {
  const { reading, hasContext } = situation;
  const { products, beyond, included, knows, corrections, correction, hasCode, uncovered } = reading;
  return (
    hasContext &&
    uncovered === null &&
    products.length > 0 &&
    products.every(({ everyday }) => everyday) &&
    !hasSubstance(situation) &&
    beyond.length + included.length + knows.length + corrections.length === 0 &&
    correction === undefined &&
    !hasCode &&
    !situation.takesBack
  );
}

/** At most this many words are named. */
const mostNamed = 3;
const longestNamed = 24;

/** Words that neither the data nor common English has, as typed, each once, from position `from` on. */
export function unfamiliarIn(reading: Reading, from = 0): readonly string[] {
  const { words, unknown } = reading;
  const found = new Map<string, string>();
  for (const at of unknown) {
    const word = words[at];
    if (word === undefined || at < from || isFamiliar(word.text, word.stem)) continue;
    const typed = reading.typed(withJoined(words, at));
    const named = typed.length > longestNamed ? `${typed.slice(0, longestNamed)}…` : typed;
    if (named !== '' && !found.has(named.toLowerCase())) found.set(named.toLowerCase(), named);
    if (found.size === mostNamed) break;
  }
  return [...found.values()];
}

/** Words that only another topic knows. */
function wordsElsewhere(reading: Reading): readonly string[] {
  return (reading.elsewhere?.at ?? []).map((at) => reading.typed({ from: at, to: at + 1 }));
}

/** "which commands does it know", "are you only answering questions": but not "can you do that later". */
function isToBot({ words }: Reading): boolean {
  return words.some(({ text }) => ofBot.has(text));
}
const ofBot = new Set(['bot', 'bots', 'command', 'commands', 'type', 'question', 'questions', 'answers']);

/** "hmm ok" says nothing that could be missed. */
function isMereChat({ words }: Reading): boolean {
  return words.every(({ mark, text }) => mark || isChatWord(text));
}

/** The whole of "frobnicator-ng". */
function withJoined(words: Reading['words'], at: number): { readonly from: number; readonly to: number } {
  let from = at;
  let to = at + 1;
  while (from > 0 && words[from]?.joined === true) from--;
  while (words[to]?.joined === true) to++;
  return { from, to };
}
