import { pairBetween, topicsInOrder } from '../../../knowledge/queries.ts';
import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import { type LikelyTopic, likelyTopics, type TopicSigns } from '../across/likely-topics.ts';
import { areLinked, asksForOneOfThem, wordsBeside } from '../across/linked.ts';
import { overlaps, type WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import type { PhraseMatch } from './phrase-matcher.ts';
import type { Term } from './vocabulary.ts';

const topicWeights: Record<Term['kind'], number> = {
  option: 6,
  alternative: 5,
  topic: 6,
  aspect: 2,
  need: 1.5,
  context: 0.5,
  beyond: 0,
  'false-friend': 0,
  product: 0,
  cue: 0,
};

/** A name of a topic's option or alternative in a message. */
type Named = WordRange & { readonly id: string; readonly kind: 'option' | 'alternative' };

/** What a topic's terms make of a message. */
type Fit = {
  readonly topic: Topic;
  /** What its context adds: words that don't decide between topics. */
  context: number;
  /** Options and alternatives, where they're named. */
  readonly names: Named[];
  /** What its options are called ("framework"), and its title. */
  readonly nouns: WordRange[];
  /** Positions of the words that its terms explain, with the weight of the weightiest term, shared among its words. */
  readonly words: Map<number, number>;
};

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
  { preferred, visited, paired, fixed, changes }: Thread,
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
    ofChoice(words, fits, preferred) ??
    ofNoun(words, fits) ??
    ofPair(words, fits, knowledge.topics, matches);
  if (titled !== undefined) return surely(titled.topic);
  const kept = fits.find(({ topic }) => topic.id === preferred);
  const ruled = kept === undefined ? undefined : ofRulingOut(words, fits, kept, visited);
  if (ruled !== undefined) return surely(ruled.topic);
  // "and flask?" after "celery with django?" asks about Celery with Flask.
  if (kept !== undefined && (isOtherPartner(words, fits, paired) || asksWhichGoes(words, fits, kept)))
    return surely(kept.topic);
  const main = kept ?? fits[0];
  const asked = main === undefined ? undefined : ofSubject(words, fits, main, kept !== undefined);
  if (kept !== undefined && !changes()) {
    const fit = asked ?? kept;
    return {
      topic: fit.topic,
      rivals: [],
      elsewhere: elsewhere(fit, fits, matches, words.length <= shortMessage),
      likely: () => likelyBeside(fit, fits.filter(isSaid), words),
    };
  }
  if (asked !== undefined) return { ...surely(asked.topic), likely: () => likelyBeside(asked, fits, words) };
  if (main === undefined) return surely(only);
  // Names tell topics apart; all other words are part of many.
  const named = asksIn(words)
    ? fits.filter(
        (fit) => fit !== main && fit.names.some((name) => name.kind === 'option' && !explains(main, name)),
      )
    : [];
  const [best = main, ...others] = named.sort((a, b) => weightOf(b) - weightOf(a));
  return {
    topic: best.topic,
    rivals: others.filter((fit) => weightOf(fit) >= weightOf(best) * rivalShare).map(({ topic }) => topic),
    elsewhere: null,
    likely: () => likelyBeside(best, fits, words),
  };
}

function surely(topic: Topic): ChosenTopic {
  return { topic, rivals: [], elsewhere: null, likely: () => [] };
}

/** Whether a message names an option or an alternative of the topic. */
function isSaid({ names }: Fit): boolean {
  return names.length > 0;
}

function likelyBeside(chosen: Fit, fits: readonly Fit[], words: readonly Word[]): readonly LikelyTopic[] {
  return likelyTopics(fits.filter((fit) => fit !== chosen).map(signsOf), words);
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

/** What's known of a message's thread. */
type Thread = {
  /** Its topic, used if the words don't decide. */
  readonly preferred: string | null;
  /** Topics that it was on before. */
  readonly visited: readonly string[];
  /** The other topic of the pair that its last answer was about. */
  readonly paired: string | null;
  /** The one in which it's read, where that's settled. */
  readonly fixed: string | null;
  /** Whether the message says that it changes the subject. */
  readonly changes: () => boolean;
};

/** With a share of the best topic's weight below this, another topic is no rival. */
const rivalShare = 0.7;

function fitsOf(matches: readonly PhraseMatch<Term>[], topics: readonly Topic[]): readonly Fit[] {
  const byId = new Map<string, Fit>(
    topics.map((topic) => [topic.id, { topic, context: 0, names: [], nouns: [], words: new Map() }]),
  );
  for (const { payload, from, to } of matches) {
    if (payload.kind === 'cue' || payload.kind === 'product') continue;
    const fit = byId.get(payload.topic);
    const weight = topicWeights[payload.kind];
    if (fit === undefined || weight === 0) continue;
    if (
      (payload.kind === 'option' || (payload.kind === 'alternative' && !payload.risky)) &&
      !matches.some((other) => isFalseFriend(other, payload) && overlaps(other, { from, to }))
    )
      fit.names.push({ id: payload.id, kind: payload.kind, from, to });
    if (payload.kind === 'topic') fit.nouns.push({ from, to });
    if (payload.kind === 'context') fit.context += weight;
    else
      for (let at = from; at < to; at++)
        fit.words.set(at, Math.max(fit.words.get(at) ?? 0, weight / (to - from)));
  }
  return [...byId.values()];
}

function isFalseFriend(
  { payload }: PhraseMatch<Term>,
  of: { readonly topic: string; readonly id: string },
): boolean {
  return (
    payload.kind === 'false-friend' &&
    payload.of === 'name' &&
    payload.topic === of.topic &&
    payload.id === of.id
  );
}

function weightOf({ words }: Fit): number {
  let sum = 0;
  for (const weight of words.values()) sum += weight;
  return sum;
}

/** Whether a topic explains a name of another one, as a need or an aspect of its own. */
function explains({ words }: Fit, { from }: WordRange): boolean {
  return words.has(from);
}

/** What may stand between two things that are set against each other. */
const between = new Set(
  ', / or vs v versus and against than over oder ou o und y et contra instead of rather to'.split(' '),
);
const setting = new Set('or vs v versus against than over oder ou contra instead'.split(' '));

/** The topic two of whose names are set against each other: "celery or rq for django". */
function ofChoice(words: readonly Word[], fits: readonly Fit[], preferred: string | null): Fit | undefined {
  const found = fits.filter(({ names }) =>
    names.some((one) =>
      names.some(
        (other) =>
          other.id !== one.id &&
          (one.kind === 'option' || other.kind === 'option') &&
          one.to < other.from &&
          other.from - one.to <= mostBetween &&
          words.slice(one.to, other.from).every(({ text }) => between.has(text)) &&
          words.slice(one.to, other.from).some(({ text }) => setting.has(text)),
      ),
    ),
  );
  return found.find(({ topic }) => topic.id === preferred) ?? found[0];
}

const mostBetween = 3;

const whichWords = new Set(
  'which what wich whats welche welcher welches que quel quelle cual qual'.split(' '),
);
const ranking = new Set('best better right fastest simplest easiest'.split(' '));

/** The topic whose options the message asks for by what they're called: "which queue goes with fastapi?", "orm for aws lambda" */
function ofNoun(words: readonly Word[], fits: readonly Fit[]): Fit | undefined {
  const nouns = fits.flatMap((fit) => fit.nouns.map((noun) => ({ fit, ...noun })));
  // Of two nouns, the first is what's asked for; of the same words, those that say more of it.
  nouns.sort((a, b) => a.from - b.from || b.to - a.to);
  const asked = nouns.find(
    (noun) =>
      ranking.has(words[noun.from - 1]?.text ?? '') ||
      beforeNoun(words, noun).some((text) => whichWords.has(text)),
  );
  const found = asked ?? nouns.find((noun) => isHeading(words, noun) || isQuestioned(words, noun));
  return found?.fit;
}

const mostBeforeNoun = 2;

function beforeNoun(words: readonly Word[], { from }: WordRange): readonly string[] {
  return words.slice(Math.max(0, from - mostBeforeNoun), from).map(({ text }) => text);
}

/** "task queue for k8s", "an orm for …": with the noun first. */
function isHeading(words: readonly Word[], { from, to }: WordRange): boolean {
  const first = words.slice(0, from).every(({ text }) => articles.has(text));
  return first && words[to]?.text === 'for';
}

/** "do we even need an orm?", "does a queue make sense here", "is an orm worth it": whether to have one at all. */
function isQuestioned(words: readonly Word[], noun: WordRange): boolean {
  const [earlier, before] = [words[noun.from - 2]?.text ?? '', words[noun.from - 1]?.text ?? ''];
  if (!indefinite.has(before)) return false;
  const after = words.slice(noun.to, noun.to + 2).map(({ text }) => text);
  return earlier === 'need'
    ? asksIn(words)
    : asking.has(earlier) && after.some((text) => worthwhile.has(text));
}

const articles = new Set(['a', 'an', 'the', 'best', 'good']);
const indefinite = new Set(['a', 'an', 'any']);
const worthwhile = new Set('sense worth needed necessary overkill'.split(' '));

/** "so out with django", said of a choice that the thread came from. */
function ofRulingOut(
  words: readonly Word[],
  fits: readonly Fit[],
  kept: Fit,
  visited: readonly string[],
): Fit | undefined {
  if (words.length > mostInFollowUp || !words.some(({ text }) => rulingOut.has(text))) return undefined;
  if (kept.names.length > 0) return undefined;
  return fits.find(({ topic, names }) => names.length > 0 && visited.includes(topic.id));
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
        before.slice(-mostBetween).some((text) => leadingOn.has(text)) ||
        words[to]?.text === 'next'
      );
    }),
  );
}

/** The topic that says how two things go together, where a message asks little else: "celery with flask?" */
function ofPair(
  words: readonly Word[],
  fits: readonly Fit[],
  topics: readonly Topic[],
  matches: readonly PhraseMatch<Term>[],
): Fit | undefined {
  const isProduct = (name: Named): boolean =>
    matches.some(
      ({ payload, ...at }) => payload.kind === 'product' && !payload.concept && overlaps(at, name),
    );
  const named = fits.filter(({ names }) => names.length > 0);
  if (named.length < 2) return undefined;
  for (const one of named)
    for (const other of named) {
      if (one === other) break;
      for (const name of one.names)
        for (const partner of other.names) {
          if (overlaps(name, partner) || !areLinked(words, name, partner)) continue;
          if (isPartOf(one, other, name) && !isProduct(name)) continue;
          if (isPartOf(other, one, partner) && !isProduct(partner)) continue;
          const found = pairBetween(
            topics,
            { topic: one.topic.id, id: name.id },
            { topic: other.topic.id, id: partner.id },
          );
          if (found === undefined) continue;
          if (
            wordsBeside(
              words,
              named.flatMap(({ names }) => names),
            ) > mostBeside
          )
            return undefined;
          const home = found.home === one.topic ? one : other;
          // "compare django and flask on rest": several of one topic are what it's about.
          return named.every((fit) => fit === home || idsIn(fit) < 2) ? home : undefined;
        }
    }
  return undefined;
}

function idsIn({ names }: Fit): number {
  return new Set(names.map(({ id }) => id)).size;
}

/** What a topic has besides its options, and the other one knows as a part of its own: WebSockets in a framework. */
function isPartOf(topic: Fit, other: Fit, name: Named): boolean {
  return topic.topic.options.every(({ id }) => id !== name.id) && explains(other, name);
}

/** "flask with sqlite in production?" still asks how they go together. */
const mostBeside = 1;

const asking = new Set(
  'is are does do can could should would will what whats how hows why when who'.split(' '),
);

function asksIn(words: readonly Word[]): boolean {
  return asking.has(words[0]?.text ?? '') || words.at(-1)?.text === '?';
}

/** Words with which a question about something opens. */
const openers = new Set(
  'is are isnt arent does do dont doesnt can could should would will what whats hows how why when who about tell me so ok a an the our we'.split(
    ' ',
  ),
);

/**
 * The other topic whose option the message is about: "does celery need rabbitmq?", "should our django app use kafka?" What the
 * main topic knows as a need or a part of its own ("celery or built in?") stays there within its thread.
 */
function ofSubject(
  words: readonly Word[],
  fits: readonly Fit[],
  main: Fit,
  isThread: boolean,
): Fit | undefined {
  const options = main.names.filter(({ kind }) => kind === 'option');
  if (new Set(options.map(({ id }) => id)).size > 1) return undefined;
  const asks = asksIn(words);
  const mainFirst = Math.min(...main.names.map(({ from }) => from), Number.POSITIVE_INFINITY);
  const found = fits
    .filter((fit) => fit !== main)
    .flatMap((fit) => fit.names.map((name) => ({ fit, name })))
    .filter(({ fit, name }) => {
      if (setting.has(words[name.to]?.text ?? '')) return false;
      // "we need an admin panel, no mongo": what's ruled out isn't what it's about.
      if (main.words.size > 0 && ruling.has(words[name.from - 1]?.text ?? '')) return false;
      if (name.from > mainFirst) return isWanted(words, name);
      const asked = asks && opensWith(words, name);
      if (!explains(main, name))
        return asked || (name.kind === 'option' && (isWanted(words, name) || main.words.size === 0));
      return name.kind === 'option' && asked && (!isThread || knowsMore(fit, main, name));
    })
    .sort(
      (a, b) =>
        Number(b.name.kind === 'option') - Number(a.name.kind === 'option') || a.name.from - b.name.from,
    );
  return found[0]?.fit;
}

const ruling = new Set('no not without never'.split(' '));

/** Whether a topic explains a word besides a name that the other doesn't. */
function knowsMore(fit: Fit, other: Fit, name: WordRange): boolean {
  return [...fit.words.keys()].some((at) => (at < name.from || at >= name.to) && !other.words.has(at));
}

function opensWith(words: readonly Word[], { from }: WordRange): boolean {
  return words.slice(0, from).every(({ text, mark }) => mark || openers.has(text));
}

const wanting = new Set('use using adopt add try want choose pick'.split(' '));

/** "should our django app use kafka?" */
function isWanted(words: readonly Word[], { from }: WordRange): boolean {
  const before = words[from - 1]?.text ?? '';
  const earlier = words[from - 2]?.text ?? '';
  return wanting.has(before) || (before === 'a' && wanting.has(earlier));
}

/** In a longer message a word that another topic knows is mostly an ordinary one. */
const shortMessage = 4;

/** Another topic's name, or what a short question is about. Words that ask ("last", "which") aren't another topic's. */
function elsewhere(
  kept: Fit,
  fits: readonly Fit[],
  matches: readonly PhraseMatch<Term>[],
  isShort: boolean,
): ChosenTopic['elsewhere'] {
  if (kept.words.size > 0) return null;
  const [other] = fits
    .filter(({ words, names }) => names.length > 0 || (isShort && words.size > 0))
    .sort((a, b) => weightOf(b) - weightOf(a));
  if (other === undefined) return null;
  const asks = (at: number): boolean =>
    matches.some(({ payload, from, to }) => payload.kind === 'cue' && from <= at && at < to);
  const at = [...other.words.keys()].filter((place) => !asks(place));
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
