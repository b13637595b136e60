import { topicsInOrder } from '../../../knowledge/queries.ts';
import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import type { TopicShares } from '../../meaning/topic-shares.ts';
import { type LikelyTopic, likelyTopics, type TopicSigns } from '../across/likely-topics.ts';
import { asksForOneOfThem, wordsBeside } from '../across/linked.ts';
import { explains, type Fit, fitsOf, weightOf } from '../across/topic-fit.ts';
import { topicOdds } from '../across/topic-odds.ts';
import { topicOfPair } from '../across/topic-of-pair.ts';
import { asksIn, topicOfChoice, topicOfNoun, topicOfSubject } from '../across/topic-of-subject.ts';
import type { Cue } from '../cues/cues.ts';
import { everydayWords } from '../text/everyday-words.ts';
import type { Word } from '../text/words.ts';
import type { PhraseMatch } from './phrase-matcher.ts';
import type { Term } from './vocabulary.ts';

export type ChosenTopic = {
  readonly topic: Topic;
  /** Others that the message fits as well, best first. Empty within a thread: it keeps its topic. */
  readonly rivals: readonly Topic[];
  /** True if that's all the message says: it goes on to this topic, or back to it. */
  readonly moves?: true;
  /** What another topic would have made of it, where the thread's has nothing: the positions of the words. */
  readonly elsewhere: { readonly topic: Topic; readonly at: readonly number[] } | null;
  /**
   * Topics that may have an answer where this one has none, likeliest first. Empty where its words leave no doubt about the
   * topic.
   */
  readonly likely: () => readonly LikelyTopic[];
};

/**
 * The topic of a message: by its opening title ("Databases: …"), by what it sets against each other or asks for ("celery or
 * rq", "which queue"), by what it's about ("does celery …"), and else by its thread, or by the weight of its words, where the
 * largest topic wins if it explains all that another does. A thread leaves its topic for the first three, and where the
 * message changes the subject. The order of the topics never matters.
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
  const titled =
    openingTitle(matches, words, fits) ??
    topicOfChoice(words, fits, preferred) ??
    topicOfNoun(words, fits) ??
    topicOfPair(words, fits, knowledge.topics);
  if (titled !== undefined) return surely(titled.topic);
  const kept = fits.find(({ topic }) => topic.id === preferred);
  const ruled = kept === undefined ? undefined : ofRulingOut(words, fits, kept, visited);
  if (ruled !== undefined) return surely(ruled.topic);
  // "and flask?" after "celery with django?" asks about Celery with Flask.
  if (kept !== undefined && (isOtherPartner(words, fits, paired) || asksWhichGoes(words, fits, kept)))
    return surely(kept.topic);
  const main = kept ?? fits[0];
  const asked = main === undefined ? undefined : topicOfSubject(words, fits, main, kept !== undefined);
  if (kept !== undefined && !changesSubject(matches)) {
    const fit = asked ?? kept;
    return {
      topic: fit.topic,
      rivals: [],
      elsewhere: elsewhere(fit, fits, matches, words),
      likely: () => likelyBeside(fit, fits.filter(isSaid), words),
    };
  }
  if (asked !== undefined) return { ...surely(asked.topic), likely: () => likelyBeside(asked, fits, words) };
  if (main === undefined) return surely(only);
  const [best = main, ...others] = candidates(words, fits, main).sort((a, b) => weightOf(b) - weightOf(a));
  const odds = topicOdds(fits.map(signsOf), words, meaning);
  const isOwn = main.names.some(({ kind }) => kind === 'option');
  const led = best === main && !isOwn ? leading(fits, main, odds, words) : undefined;
  if (led !== undefined) return { ...surely(led.topic), likely: () => likelyBeside(led, fits, words) };
  const close = new Set(isOwn ? [] : fits.filter((fit) => leadOver(main, fit, odds) >= leadOfClose));
  return {
    topic: best.topic,
    rivals: others.filter((fit) => weightOf(fit) >= weightOf(best) * rivalShare).map(({ topic }) => topic),
    elsewhere: null,
    likely: () => likelyBeside(best, fits, words, close),
  };
}

/** A topic that speaks so much more for itself than the largest one is what a question is about, as log odds. */
const leadOfQuestion = 0.4;
/** One that's behind by no more than this may still have the better answer. */
const leadOfClose = -1;

type Odds = ReadonlyMap<Topic, number>;

function leadOver(main: Fit, { topic }: Fit, odds: Odds): number {
  return (odds.get(topic) ?? 0) - (odds.get(main.topic) ?? 0);
}

/**
 * The topic that a question is about by all that it says and means, if that's clearly not the largest one. What a team only says
 * it has or wants is part of choosing anything.
 */
function leading(fits: readonly Fit[], main: Fit, odds: Odds, words: readonly Word[]): Fit | undefined {
  if (!asksSomething(words)) return undefined;
  const [best] = [...fits].sort((a, b) => leadOver(main, b, odds) - leadOver(main, a, odds));
  return best !== undefined && best !== main && leadOver(main, best, odds) >= leadOfQuestion
    ? best
    : undefined;
}

/** Words that ask in what comes first, and those that ask wherever they stand. */
const askingEarly = new Set(
  'is are isnt arent does do dont doesnt can could should would will who any anyone has have hw'.split(' '),
);
const askingAnywhere = new Set(
  '? what whats which wich how hows why when where whos vs versus or worth best better'.split(' '),
);
const early = 3;

function asksSomething(words: readonly Word[]): boolean {
  return words.some(({ text }, at) => askingAnywhere.has(text) || (at < early && askingEarly.has(text)));
}

function surely(topic: Topic): ChosenTopic {
  return { topic, rivals: [], elsewhere: null, likely: () => [] };
}

/** Whether a message names an option or an alternative of the topic. */
function isSaid({ names }: Fit): boolean {
  return names.length > 0;
}

function likelyBeside(
  chosen: Fit,
  fits: readonly Fit[],
  words: readonly Word[],
  close: ReadonlySet<Fit> = new Set(),
): readonly LikelyTopic[] {
  return likelyTopics(
    fits.filter((fit) => fit !== chosen).map((fit) => ({ ...signsOf(fit), isClose: close.has(fit) })),
    words,
  );
}

/** What the phrases of a message say of each topic. */
export function signsIn(
  matches: readonly PhraseMatch<Term>[],
  topics: readonly Topic[],
): readonly TopicSigns[] {
  return fitsOf(matches, topics).map(signsOf);
}

function signsOf(fit: Fit): TopicSigns {
  return {
    topic: fit.topic,
    namesOption: fit.names.some(({ kind }) => kind === 'option'),
    namesAlternative: fit.names.some(({ kind }) => kind === 'alternative'),
    saysNoun: fit.nouns.length > 0,
    weight: weightOf(fit),
  };
}

/** Other topics that a question may be about. Names tell topics apart; all other words are part of many. */
function candidates(words: readonly Word[], fits: readonly Fit[], main: Fit): Fit[] {
  if (!asksIn(words)) return [];
  const named = fits.filter((fit) => fit !== main && fit.names.some(({ kind }) => kind === 'option'));
  const isOthers = named.some(({ names }) =>
    names.some((name) => name.kind === 'option' && !explains(main, name)),
  );
  return isOthers ? named : [];
}

/** What's known of a message's thread. */
export type TopicThread = {
  /** Its topic, used if the words don't decide. */
  readonly preferred: string | null;
  /** Topics that it was on before. */
  readonly visited: readonly string[];
  /** The other topic of the pair that its last answer was about. */
  readonly paired: string | null;
  /** The one in which it's read, where that's settled. */
  readonly fixed: string | null;
  /** How well what the message means fits each topic; null where that isn't known. */
  readonly meaning: TopicShares | null;
};

const subjectChanging: ReadonlySet<Cue> = new Set(['new-topic', 'back-to', 'reset']);

/** Whether the message says that it changes the subject. */
function changesSubject(matches: readonly PhraseMatch<Term>[]): boolean {
  return matches.some(({ payload }) => payload.kind === 'cue' && subjectChanging.has(payload.cue));
}

/** With a share of the best topic's weight below this, another topic is no rival. */
const rivalShare = 0.7;

/** "so out with django", said of a choice that the thread came from; "not flask, please. workers, a web ui" goes back to it. */
function ofRulingOut(
  words: readonly Word[],
  fits: readonly Fit[],
  kept: Fit,
  visited: readonly string[],
): Fit | undefined {
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

function isOtherPartner(words: readonly Word[], fits: readonly Fit[], paired: string | null): boolean {
  if (paired === null || words.length > mostInFollowUp) return false;
  const named = fits.filter(({ names }) => names.length > 0);
  return named.length === 1 && named[0]?.topic.id === paired && wordsBeside(words, named[0].names) === 0;
}

const mostInFollowUp = 5;

/** "which one goes with django?": of what the thread is about. */
function asksWhichGoes(words: readonly Word[], fits: readonly Fit[], kept: Fit): boolean {
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
  fits: readonly Fit[],
  preferred: string | null,
  visited: readonly string[],
): Fit | undefined {
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
  kept: Fit,
  fits: readonly Fit[],
  matches: readonly PhraseMatch<Term>[],
  words: readonly Word[],
): ChosenTopic['elsewhere'] {
  if (kept.words.size > 0) return null;
  const isQuestion = words.length <= shortMessage && asksIn(words);
  const isAbout = (fit: Fit): boolean =>
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
  fits: readonly Fit[],
): Fit | undefined {
  const found = matches.find(
    ({ payload, from, to }) => payload.kind === 'topic' && from === 0 && words[to]?.text === ':',
  );
  return found?.payload.kind === 'topic'
    ? fits.find(({ topic }) => found.payload.kind === 'topic' && topic.id === found.payload.topic)
    : undefined;
}
