import type { Topic } from '../../../knowledge/schema.ts';
import { explains, type TopicFit } from '../across/topic-fit.ts';
import { overlaps, type WordRange } from '../text/word-range.ts';
import { type Word, wordsAs } from '../text/words.ts';
import { asksForPick, isAsking, isOpenedBy, type TopicContext, topicFeaturesOf } from './topic-features.ts';
import { topicWeights } from './topic-weights.ts';

/** A topic, and how likely it is that a message is about it, 0 to 1. */
export type TopicOdds = { readonly fit: TopicFit; readonly probability: number };

/**
 * How likely a message is about each topic, the likeliest first: a conditional logit (McFadden, 1974), whose weights are the
 * same for all topics, so that it tells apart topics that it wasn't fitted on.
 *
 * @param fits what each topic's terms make of the message, the largest first
 */
export function topicOddsOf(
  words: readonly Word[],
  fits: readonly TopicFit[],
  context: TopicContext,
): readonly TopicOdds[] {
  const shares = topicShareOfEach(
    topicFeaturesOf(words, fits, context),
    context.meaning === null ? topicWeights.byWords : topicWeights.byMeaning,
  );
  return fits
    .map((fit, at) => ({ fit, probability: shares[at] ?? 0 }))
    .sort((a, b) => b.probability - a.probability);
}

/**
 * How likely another topic has to be for a message that opens a thread to be about it, and not about the largest. What a message
 * means tells more than its words alone.
 */
const least = { asked: 0.6, byWordsAlone: 0.8, beside: 0.95, byMeaning: 0.5, told: 0.6 } as const;

/** So many needs of the largest topic may a question about another one mention. */
const mostBeside = 2;

/**
 * Whether a message that opens a thread is about another topic than the largest. What only names something of it as one of its
 * needs ("postgres, two people, a shop") rarely is, and neither is what names an option of the largest.
 *
 * @param isMeant whether what the message means is known
 */
export function isAboutOther(
  words: readonly Word[],
  [largest]: readonly TopicFit[],
  { fit, probability }: TopicOdds,
  isMeant: boolean,
): boolean {
  if (largest === undefined || fit === largest) return false;
  const isUnnamed = isMeant && fit.names.length === 0;
  const tellsByMeaning = isUnnamed && !meansAllOptions(words);
  // What's told of a project goes to the largest, if that knows any of it as a need.
  if (!isAsking(words))
    return largest.needs.length === 0 && probability >= (tellsByMeaning ? least.told : least.beside);
  if (isSideOf(largest, fit) && asksForPick(words) && !fit.names.some(({ from }) => isOpenedBy(words, from)))
    return false;
  // A list of what's needed, most of which the largest knows: "rest endpoints / oauth / mysql → ?"
  const own = [...fit.names, ...fit.nouns];
  const beside = largest.needs.filter((need) => !own.some((one) => overlaps(one, need)));
  if (isSideOf(largest, fit) && beside.length > (isList(words) ? 0 : mostBeside)) return false;
  const namesLargest = largest.names.some(
    (name) => name.kind === 'option' && !fit.names.some((other) => isWithin(name, other)),
  );
  if (namesLargest) return probability >= least.beside;
  if (own.length > 0) return probability >= least.asked;
  if (tellsByMeaning && beside.length <= mostBeside) return probability >= least.byMeaning;
  if (isUnnamed && !tellsByMeaning) return probability >= least.byWordsAlone;
  const hasOwn = [...fit.wordsOf.aspect, ...fit.wordsOf.need].some((at) => !largest.words.has(at));
  return probability >= (hasOwn ? least.asked : least.byWordsAlone);
}

/** Whether a message that opens a thread is about options that it takes for known: those of the largest topic. */
export function meansAllOptions(words: readonly Word[]): boolean {
  return allOptions.test(` ${wordsAs(words)} `);
}
const allOptions =
  / (?:(?:all|the|your|these|those) three|(?:any|each|some|one|none|all|which|two) of (?:them|these|those)|(?:in|with|for|of) each) |^ which (?:one )?(?:is|has|does|s) /;

/**
 * Whether a message of a thread is about another topic than the thread's. What the thread's topic knows as a need or a side of
 * its own stays there.
 */
export function leavesTopic(
  words: readonly Word[],
  kept: TopicFit,
  { fit, probability }: TopicOdds,
): boolean {
  if (fit === kept || probability < least.asked || fit.names.length === 0) return false;
  if (!isAsking(words) && kept.needs.length > 0) return false;
  if (!fit.names.every((name) => explains(kept, name))) return true;
  const namesKept = kept.names.some(({ kind }) => kind === 'option');
  // "what about postgres?" goes on with what the thread is about.
  return (
    !namesKept && fit.names.some(({ from }) => isOpenedBy(words, from) && words[from - 1]?.text !== 'about')
  );
}

/** Topics between whose options a message leaves open which is meant: "the docs of huey and peewee". */
export function rivalsOf(best: TopicFit, fits: readonly TopicFit[]): readonly Topic[] {
  const namesOption = ({ names }: TopicFit): boolean => names.some(({ kind }) => kind === 'option');
  if (best === fits[0] || !namesOption(best) || (fits[0] !== undefined && namesOption(fits[0]))) return [];
  return fits
    .filter((fit) => fit !== best && namesOption(fit) && fit.names.every((name) => !explains(best, name)))
    .map(({ topic }) => topic);
}

/** Whether all that a message names of a topic is a need of another one, or a side that this one compares: "the best orm". */
function isSideOf(of: TopicFit, fit: TopicFit): boolean {
  if (fit.names.length > 0) return fit.names.every((name) => explains(of, name));
  return fit.nouns.length > 0 && fit.nouns.every((noun) => explains(of, noun));
}

function isList(words: readonly Word[]): boolean {
  return words.some(({ text }) => text === ',' || text === '/' || text === '\n');
}

/** "django" in "django orm". */
function isWithin(one: WordRange, other: WordRange): boolean {
  return other.from <= one.from && one.to <= other.to && other.to - other.from > one.to - one.from;
}

/** A topic that a message may be about besides the one that it's read in. */
export type LikelyTopic = {
  readonly topic: Topic;
  /** How likely that is, 0 to 1, and how likely that it's about the topic that it's read in. */
  readonly share: number;
  readonly chosenShare: number;
  /** Whether the message names an option or an alternative of it. */
  readonly namesOption: boolean;
  /** Whether the largest takes all that it names of it for a need or a side of its own. */
  readonly isSideOfLargest: boolean;
};

const leastShare = 0.05;
const mostTopics = 2;

/**
 * The likeliest topics besides the one that a message is read in.
 *
 * @param fits what each topic's terms make of the message, the largest first
 */
export function likelyBeside(
  chosen: Topic,
  odds: readonly TopicOdds[],
  [largest]: readonly TopicFit[],
): readonly LikelyTopic[] {
  const chosenShare = odds.find(({ fit }) => fit.topic === chosen)?.probability ?? 0;
  return odds
    .filter(({ fit, probability }) => fit.topic !== chosen && probability >= leastShare)
    .slice(0, mostTopics)
    .map(({ fit, probability }) => ({
      topic: fit.topic,
      share: probability,
      chosenShare,
      namesOption: fit.names.length > 0,
      isSideOfLargest: largest !== undefined && fit !== largest && isSideOf(largest, fit),
    }));
}

/** The shares of topics with these features; they add up to 1. */
export function topicShareOfEach(
  features: readonly (readonly number[])[],
  weights: readonly number[],
): readonly number[] {
  const scores = features.map((row) =>
    row.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0),
  );
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const sum = raised.reduce((all, value) => all + value, 0);
  return raised.map((value) => value / sum);
}
