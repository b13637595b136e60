import { topicsInOrder } from '../../../knowledge/queries.ts';
import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import { asksForOneOfThem, wordsBeside } from '../across/linked.ts';
import { explains, type Fit, fitsOf, weightOf } from '../across/topic-fit.ts';
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
  { preferred, visited, paired }: TopicThread,
): ChosenTopic {
  const [only] = knowledge.topics;
  if (only === undefined) throw new Error('there are no topics; loadKnowledge refuses to return none');
  if (knowledge.topics.length === 1) return { topic: only, rivals: [], elsewhere: null };
  const fits = fitsOf(matches, topicsInOrder(knowledge));
  const next = ofMove(words, fits, preferred, visited);
  if (next !== undefined) return { topic: next.topic, rivals: [], elsewhere: null, moves: true };
  const titled =
    openingTitle(matches, words, fits) ??
    topicOfChoice(words, fits, preferred) ??
    topicOfNoun(words, fits) ??
    topicOfPair(words, fits, knowledge.topics);
  if (titled !== undefined) return { topic: titled.topic, rivals: [], elsewhere: null };
  const kept = fits.find(({ topic }) => topic.id === preferred);
  const ruled = kept === undefined ? undefined : ofRulingOut(words, fits, kept, visited);
  if (ruled !== undefined) return { topic: ruled.topic, rivals: [], elsewhere: null };
  // "and flask?" after "celery with django?" asks about Celery with Flask.
  if (kept !== undefined && (isOtherPartner(words, fits, paired) || asksWhichGoes(words, fits, kept)))
    return { topic: kept.topic, rivals: [], elsewhere: null };
  const main = kept ?? fits[0];
  const asked = main === undefined ? undefined : topicOfSubject(words, fits, main, kept !== undefined);
  if (kept !== undefined && !changesSubject(matches)) {
    const fit = asked ?? kept;
    return {
      topic: fit.topic,
      rivals: [],
      elsewhere: elsewhere(fit, fits, matches, words),
    };
  }
  if (asked !== undefined) return { topic: asked.topic, rivals: [], elsewhere: null };
  if (main === undefined) return { topic: only, rivals: [], elsewhere: null };
  const [best = main, ...others] = candidates(words, fits, main).sort((a, b) => weightOf(b) - weightOf(a));
  return {
    topic: best.topic,
    rivals: others.filter((fit) => weightOf(fit) >= weightOf(best) * rivalShare).map(({ topic }) => topic),
    elsewhere: null,
  };
}

/** Other topics that a question may be about. Names tell topics apart; all other words are part of many. */
function candidates(words: readonly Word[], fits: readonly Fit[], main: Fit): Fit[] {
  if (!asksIn(words)) return [];
  const named = fits.filter((fit) => fit !== main && fit.names.some(({ kind }) => kind === 'option'));
  const isOthers = named.some(({ names }) =>
    names.some((name) => name.kind === 'option' && !explains(main, name) && !main.context.has(name.from)),
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
