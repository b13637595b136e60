import type { TopicShares } from '../../meaning/topic-shares.ts';
import type { TopicFit } from '../across/topic-fit.ts';
import { asksForNoun } from '../across/topic-of-choice.ts';
import { type Word, wordsAs } from '../text/words.ts';
import { type TopicStems, topicStemsOf } from './topic-stems.ts';

/** What speaks for a topic, in the order of the weights. */
export const topicFeatures = [
  'names an option',
  'names two options',
  'names an alternative',
  'has a name first',
  'its names are needs of the largest',
  'its names are needs of the largest, and one is asked about',
  'says what options are called',
  'asks for it by that',
  'aspects',
  'needs',
  'words',
  'is the largest',
  'is the largest, and its option is named',
  'is the largest, and nothing is asked',
  'is the thread’s',
  'is the thread’s, and the message is short',
  'is the thread’s, and nothing is asked',
  'the thread was on it before',
  'what the message means',
] as const;

/** What's known of a message besides its words. */
export type TopicContext = {
  /** The thread's topic; null if it has none, or leaves it. */
  readonly kept: string | null;
  /** Topics that the thread was on before. */
  readonly visited: readonly string[];
  /** How well what it means fits each topic; null if that isn't known. */
  readonly meaning: TopicShares | null;
  /** Stems of a topic without those of a text that is being fitted. */
  readonly stems?: (fit: TopicFit) => TopicStems;
};

/** More words of a kind say no more. */
const mostCounted = 4;
const shortMessage = 5;

/**
 * The values of the features, for each of the topics.
 *
 * @param fits what each topic's terms make of the message, the largest first
 */
export function topicFeaturesOf(
  words: readonly Word[],
  fits: readonly TopicFit[],
  { kept, visited, meaning, stems = ({ topic }) => topicStemsOf(topic) }: TopicContext,
): readonly (readonly number[])[] {
  const wordsFor = wordsForEach(words, fits.map(stems));
  const firsts = fits.map(({ names }) =>
    Math.min(...names.map(({ from }) => from), Number.POSITIVE_INFINITY),
  );
  const first = Math.min(...firsts);
  const asks = isAsking(words);
  const isShort = words.length <= shortMessage;
  const as = (holds: boolean): number => (holds ? 1 : 0);
  return fits.map((fit, at) => {
    const options = new Set(fit.names.flatMap(({ kind, id }) => (kind === 'option' ? [id] : [])));
    const isNeed = at > 0 && isOnlyNeeded(fit, fits[0]);
    const isLargest = at === 0 && kept === null;
    const isKept = fit.topic.id === kept;
    return [
      as(options.size > 0),
      as(options.size > 1),
      as(fit.names.some(({ kind }) => kind === 'alternative')),
      as(firsts[at] === first && first < words.length),
      as(isNeed),
      as(isNeed && asks && fit.names.some(({ from }) => isOpenedBy(words, from))),
      as(fit.nouns.length > 0),
      as(fit.nouns.some((noun) => asksForNoun(words, noun))),
      Math.min(fit.wordsOf.aspect.size, mostCounted),
      Math.min(fit.wordsOf.need.size, mostCounted),
      wordsFor[at] ?? 0,
      as(isLargest),
      as(isLargest && options.size > 0),
      as(isLargest && !asks),
      as(isKept),
      as(isKept && isShort),
      as(isKept && !asks),
      as(!isKept && visited.includes(fit.topic.id)),
      meaning?.get(fit.topic.id) ?? 0,
    ];
  });
}

/** What the bot calls a choice, whatever a topic calls by it: "new topic?" is about none of Kafka's. */
const ofProgram = new Set(['topic', 'topics']);

/** A word that no topic has counts as if this many texts of each had it as often as all have. */
const smoothing = 6;
const [leastFor, mostFor] = [-2, 2.5];

/**
 * What the words as such say for each topic: the logarithms of how much more often its texts have them than those of all,
 * smoothed towards that (Dirichlet), summed, and set against the mean over the topics.
 */
function wordsForEach(words: readonly Word[], topics: readonly TopicStems[]): readonly number[] {
  const said = new Set(words.flatMap(({ mark, text, stem }) => (mark || ofProgram.has(text) ? [] : [stem])));
  const all = topics.reduce((sum, { texts }) => sum + texts, 0);
  const sums = topics.map(() => 0);
  for (const stem of said) {
    const together = topics.reduce((sum, { countOf }) => sum + countOf(stem), 0);
    const usual = (together + 0.05) / (all + 1);
    for (const [at, { countOf, texts }] of topics.entries()) {
      const share = (countOf(stem) + smoothing * usual) / (texts + smoothing);
      sums[at] = (sums[at] ?? 0) + Math.min(mostFor, Math.max(leastFor, Math.log(share / usual)));
    }
  }
  const mean = sums.reduce((sum, value) => sum + value, 0) / Math.max(1, sums.length);
  // Words aren't independent: twice as many don't say twice as much.
  const scale = Math.sqrt(Math.max(1, said.size));
  return sums.map((sum) => (sum - mean) / scale);
}

const askingFirst = new Set(
  'is are isnt arent was does doesnt do did can could should would will must shall what whats hows how why when where until since who which any anyone recommend compare difference differences downsides drawbacks disadvantages advantages pros cons'.split(
    ' ',
  ),
);
const askingAnywhere = new Set('? which recommend pick what whats vs or how why when where'.split(' '));
/** People who ask for something in a few words leave out the rest. */
const shortQuestion = 4;
/** "an orm for lambda functions" */
const shortRequest = 8;
const telling = new Set('we i our my us need needs want wants have has must got no not'.split(' '));

/** Whether a message asks for something, by its words. */
export function isAsking(words: readonly Word[]): boolean {
  return (
    (words.length <= shortQuestion && !words.some(({ text }) => telling.has(text))) ||
    words.some(({ text }, at) => askingFirst.has(text) && isClauseStart(words, at)) ||
    (words.length <= shortRequest && words.slice(1, 3).some(({ text }) => text === 'for')) ||
    words.some(({ text }) => askingAnywhere.has(text))
  );
}

/** Whether a clause begins there: "devs are on windows, does it work there", "ok so can we". */
function isClauseStart(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  return before === undefined || before.mark || (leadsIn.has(before.text) && isClauseStart(words, at - 1));
}

const leadsIn = new Set('so but and or ok okay hi hey hello well now also then still'.split(' '));

const picking =
  / (?:which|they|them|these|those|any of|all three|recommend|suggest\w*|pick|choose|what (?:should|would|shall|do|can|to) \w+|best|framework) /;

/** Whether a message asks for one of the options, or about all of them. */
export function asksForPick(words: readonly Word[]): boolean {
  return picking.test(` ${wordsAs(words)} `);
}

/** Whether another topic names something of this one only as what it calls a need. */
export function isOnlyNeeded({ names }: TopicFit, by: TopicFit | undefined): boolean {
  return names.length > 0 && names.every(({ from }) => by?.wordsOf.need.has(from) === true);
}

/** Words with which a question about something opens. */
const openers = new Set(
  'is are isnt arent was does do did dont doesnt can could should would will has have speaks against strengths weaknesses pros cons downsides what whats hows how why when until who about tell me so ok a an the our we in with on for of'.split(
    ' ',
  ),
);

/** Whether nothing but words of asking stands before a place. */
export function isOpenedBy(words: readonly Word[], from: number): boolean {
  const before = words.slice(0, from);
  return (
    before.some(({ text }) => askingFirst.has(text)) &&
    before.every(({ text, mark }) => mark || openers.has(text))
  );
}
