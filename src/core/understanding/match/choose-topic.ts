import { topicsInOrder } from '../../../knowledge/queries.ts';
import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import type { TopicShares } from '../../meaning/topic-shares.ts';
import { asksForOneOfThem, wordsBeside } from '../across/linked.ts';
import { explains, fitsOf, type TopicFit, weightOf } from '../across/topic-fit.ts';
import { asksIn, topicOfChoice, topicOfNoun } from '../across/topic-of-choice.ts';
import { topicOfNeeds } from '../across/topic-of-needs.ts';
import { topicOfPair } from '../across/topic-of-pair.ts';
import { topicOfTerm } from '../across/topic-of-term.ts';
import { asksWhetherItCounts } from '../cues/counts-for-pick.ts';
import type { Cue } from '../cues/cues.ts';
import { everydayWords } from '../text/everyday-words.ts';
import { isFamiliar } from '../text/familiar.ts';
import { overlaps, type WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import { asksForPick } from '../topics/topic-features.ts';
import {
  isAboutOther,
  type LikelyTopic,
  leavesTopic,
  likelyBeside,
  rivalsOf,
  topicOddsOf,
} from '../topics/topic-odds.ts';
import type { PhraseMatch } from './phrase-matcher.ts';
import type { Term } from './terms/topic-terms.ts';

export type ChosenTopic = {
  readonly topic: Topic;
  /** Others that the message fits as well, best first. Empty within a thread: it keeps its topic. */
  readonly rivals: readonly Topic[];
  /** True if that's all the message says: it goes on to this topic, or back to it. */
  readonly moves?: true;
  /** What another topic would have made of it, where the thread's has nothing: the positions of the words. */
  readonly elsewhere: { readonly topic: Topic; readonly at: readonly number[] } | null;
  /** Topics that may have an answer where this one has none, likeliest first. Empty where the words leave no doubt. */
  readonly likely: readonly LikelyTopic[];
};

/**
 * The topic of a message: by its opening title ("Databases: …"), by what it sets against each other or asks for ("celery or
 * rq", "which queue"), and else by what speaks for each topic: names, words, its thread, what it means. The order of the topics
 * never matters.
 */
export function chooseTopic(
  matches: readonly PhraseMatch<Term>[],
  words: readonly Word[],
  knowledge: Knowledge,
  { preferred, visited, paired, fixed, meaning }: TopicThread,
): ChosenTopic {
  const [only] = knowledge.topics;
  if (only === undefined) throw new Error('there are no topics; loadKnowledge refuses to return none');
  if (knowledge.topics.length === 1) return surely(only);
  const settled = knowledge.topics.find(({ id }) => id === fixed);
  if (settled !== undefined) return surely(settled);
  const fits = fitsOf(matches, topicsInOrder(knowledge));
  const next = ofMove(words, fits, preferred, visited);
  if (next !== undefined) return { ...surely(next.topic), moves: true };
  const kept = fits.find(({ topic }) => topic.id === preferred);
  const titled =
    openingTitle(matches, words, fits) ??
    topicOfTerm(words, fits, kept ?? fits[0]) ??
    topicOfChoice(words, fits, () => thingsIn(words, matches), preferred) ??
    topicOfNoun(words, fits) ??
    topicOfNeeds(words, [...fits.filter(({ topic }) => topic.id === preferred), ...fits]) ??
    topicOfPair(words, fits, knowledge.topics);
  if (titled !== undefined) return surely(titled.topic);
  const ruled = kept === undefined ? undefined : ofRulingOut(words, fits, kept, visited);
  if (ruled !== undefined) return surely(ruled.topic);
  // "does the postgres part change anything?": of what was stated here.
  if (kept !== undefined && kept.needs.length > 0 && asksWhetherItCounts(words)) return surely(kept.topic);
  // "and flask?" after "celery with django?" asks about Celery with Flask.
  if (kept !== undefined && (isOtherPartner(words, fits, paired) || asksWhichGoes(words, fits, kept)))
    return surely(kept.topic);
  const stays = kept !== undefined && !changesSubject(matches);
  const odds = topicOddsOf(words, fits, { kept: stays ? kept.topic.id : null, visited, meaning });
  const [likeliest] = odds;
  if (likeliest === undefined) return surely(only);
  if (stays) {
    const fit = leavesTopic(words, kept, likeliest) ? likeliest.fit : kept;
    return {
      topic: fit.topic,
      rivals: [],
      elsewhere: elsewhere(fit, fits, matches, words),
      likely: likelyBeside(
        fit.topic,
        odds.filter((one) => one.fit.names.length > 0),
        fits,
      ),
    };
  }
  const [largest = likeliest.fit] = fits;
  const best = isAboutOther(words, fits, likeliest, meaning !== null)
    ? likeliest.fit
    : (onlyOneThatNeeds(words, fits) ?? largest);
  return {
    topic: best.topic,
    rivals: rivalsOf(best, fits),
    elsewhere: null,
    likely: likelyBeside(best.topic, odds, fits),
  };
}

/** The topic that alone knows what's needed: "we have hundreds of relatives. which one?" */
function onlyOneThatNeeds(
  words: readonly Word[],
  [largest, ...others]: readonly TopicFit[],
): TopicFit | undefined {
  if (largest === undefined || largest.words.size > 0 || !asksForPick(words)) return undefined;
  const found = others.filter(({ needs }) => needs.length > 0);
  return found.length === 1 ? found[0] : undefined;
}

/** A topic, where there's no doubt about it. */
function surely(topic: Topic): ChosenTopic {
  return { topic, rivals: [], elsewhere: null, likely: [] };
}

/** What's known of a message's thread. */
export type TopicThread = {
  /** Its topic, used if the words don't decide. */
  readonly preferred: string | null;
  /** Topics that it was on before. */
  readonly visited: readonly string[];
  /** The other topic of the pair that its last answer was about. */
  readonly paired: string | null;
  /** The one in which the message is read, whatever its words say; null if that isn't settled. */
  readonly fixed: string | null;
  /** How well what the message means fits each topic; null if that isn't known. */
  readonly meaning: TopicShares | null;
};

/** What may be set against an option besides others: products, and words that nothing here knows. */
function thingsIn(words: readonly Word[], matches: readonly PhraseMatch<Term>[]): readonly WordRange[] {
  const unknown = words.flatMap(({ text, stem, mark, value }, at) =>
    mark || value !== undefined || everydayWords.has(text) || isFamiliar(text, stem)
      ? []
      : [{ from: at, to: at + 1 }],
  );
  return [
    ...matches.filter(
      ({ payload }) => payload.kind === 'product' || (payload.kind === 'alternative' && payload.risky),
    ),
    ...unknown.filter((one) => !matches.some((match) => overlaps(match, one))),
  ];
}

const subjectChanging: ReadonlySet<Cue> = new Set(['new-topic', 'back-to', 'reset']);

/** Whether the message says that it changes the subject. */
function changesSubject(matches: readonly PhraseMatch<Term>[]): boolean {
  return matches.some(({ payload }) => payload.kind === 'cue' && subjectChanging.has(payload.cue));
}

/** "so out with django", said of a choice that the thread came from; "not flask, please. workers, a web ui" goes back to it. */
function ofRulingOut(
  words: readonly Word[],
  fits: readonly TopicFit[],
  kept: TopicFit,
  visited: readonly string[],
): TopicFit | undefined {
  if (kept.names.length > 0) return undefined;
  const before = fits.filter(({ topic, names }) => names.length > 0 && visited.includes(topic.id));
  if (words.length <= mostInFollowUp)
    return words.some(({ text }) => rulingOut.has(text)) ? before[0] : undefined;
  return before.find(
    (fit) =>
      fit.names.some(({ from }) => rulingOut.has(words[from - 1]?.text ?? '')) &&
      fit.needs.some(({ from }) => !explains(kept, { from })),
  );
}

const rulingOut = new Set('out drop exclude scratch ditch remove not no without'.split(' '));

function isOtherPartner(words: readonly Word[], fits: readonly TopicFit[], paired: string | null): boolean {
  if (paired === null || words.length > mostInFollowUp) return false;
  const named = fits.filter(({ names }) => names.length > 0);
  return named.length === 1 && named[0]?.topic.id === paired && wordsBeside(words, named[0].names) === 0;
}

const mostInFollowUp = 5;

/** "which one goes with django?": of what the thread is about. */
function asksWhichGoes(words: readonly Word[], fits: readonly TopicFit[], kept: TopicFit): boolean {
  const named = fits.filter(({ names }) => names.length > 0);
  const [other] = named;
  return (
    other !== undefined &&
    named.length === 1 &&
    other !== kept &&
    other.nouns.length === 0 &&
    asksForOneOfThem(words) &&
    wordsBeside(words, other.names) === 0
  );
}

/** What leads on to the next choice: "and for the queue?", "back to the framework", "now the database". */
const leadingOn = new Set('for back next now choose pick decide onto'.split(' '));
const definite = new Set('the our that'.split(' '));
const mostLeading = 3;
/** Words that a message consists of which names a topic and says nothing else. */
const moves = new Set(
  'and for the our that a back to next now let lets us s go on onto then ok okay so again what whats about is with return returning choose pick decide continue first please hey hm up do we of all can could you where were how else at'.split(
    ' ',
  ),
);

/** The topic that a thread moves on to, or back to. A thread goes back to where it was by the bare name. */
function ofMove(
  words: readonly Word[],
  fits: readonly TopicFit[],
  preferred: string | null,
  visited: readonly string[],
): TopicFit | undefined {
  if (preferred === null) return undefined;
  const others = fits.filter(({ topic, nouns }) => topic.id !== preferred && nouns.length > 0);
  return others.find(({ topic, nouns }) =>
    nouns.some(({ from, to }) => {
      const says = words.every(({ text, mark }, at) => mark || (from <= at && at < to) || moves.has(text));
      if (!says) return false;
      const before = words.slice(0, from).map(({ text }) => text);
      return (
        (definite.has(before.at(-1) ?? '') && visited.includes(topic.id)) ||
        before.slice(-mostLeading).some((text) => leadingOn.has(text)) ||
        words[to]?.text === 'next'
      );
    }),
  );
}

/** Words that a short message asks with about something else: "what about migrations?", "and sharding?" */
const turningTo = new Set(
  'what whats how about and is are the a an does do it its that of for with in on any good bad has have there which who one'.split(
    ' ',
  ),
);
const shortMessage = 4;

/** Another topic's name, or what a short question is about. Everyday words and those that ask aren't another topic's. */
function elsewhere(
  kept: TopicFit,
  fits: readonly TopicFit[],
  matches: readonly PhraseMatch<Term>[],
  words: readonly Word[],
): ChosenTopic['elsewhere'] {
  if (kept.words.size > 0) return null;
  const isQuestion = words.length <= shortMessage && asksIn(words);
  const isAbout = (fit: TopicFit): boolean =>
    isQuestion && words.every(({ text, mark }, at) => mark || fit.words.has(at) || turningTo.has(text));
  const [other] = fits
    .filter((fit) => fit.names.length > 0 || (fit.words.size > 0 && isAbout(fit)))
    .sort((a, b) => weightOf(b) - weightOf(a));
  if (other === undefined) return null;
  const asks = (at: number): boolean =>
    matches.some(({ payload, from, to }) => payload.kind === 'cue' && from <= at && at < to);
  const isEveryday = (at: number): boolean =>
    !other.names.some(({ from, to }) => from <= at && at < to) && everydayWords.has(words[at]?.text ?? '');
  const at = [...other.words.keys()].filter((place) => !asks(place) && !isEveryday(place));
  return at.length === 0 ? null : { topic: other.topic, at };
}

/** "Databases: which …" */
function openingTitle(
  matches: readonly PhraseMatch<Term>[],
  words: readonly Word[],
  fits: readonly TopicFit[],
): TopicFit | undefined {
  const found = matches.find(
    ({ payload, from, to }) => payload.kind === 'topic' && from === 0 && words[to]?.text === ':',
  );
  return found?.payload.kind === 'topic'
    ? fits.find(({ topic }) => found.payload.kind === 'topic' && topic.id === found.payload.topic)
    : undefined;
}
