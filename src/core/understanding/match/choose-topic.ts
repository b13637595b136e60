import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import type { WordRange } from '../text/word-range.ts';
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
  /** What another topic would have made of it, where the thread's has nothing: the positions of the words. */
  readonly elsewhere: { readonly topic: Topic; readonly at: readonly number[] } | null;
};

/**
 * The topic of a message: by its opening title ("Databases: …"), by what it sets against each other or asks for ("celery or
 * rq", "which queue"), by what it's about ("does celery …"), and else by its thread, or by the weight of its words, where the
 * largest topic wins if it explains all that another does. A thread leaves its topic for the first three, and where the
 * message changes the subject. The order of the topics never matters.
 *
 * @param changes whether the message says that it changes the subject
 */
export function chooseTopic(
  matches: readonly PhraseMatch<Term>[],
  words: readonly Word[],
  knowledge: Knowledge,
  { preferred, changes }: { readonly preferred: string | null; readonly changes: () => boolean },
): ChosenTopic {
  const [only] = knowledge.topics;
  if (only === undefined) throw new Error('there are no topics; loadKnowledge refuses to return none');
  if (knowledge.topics.length === 1) return { topic: only, rivals: [], elsewhere: null };
  const fits = fitsOf(matches, topicsInOrder(knowledge));
  const titled =
    openingTitle(matches, words, fits) ?? ofChoice(words, fits, preferred) ?? ofNoun(words, fits);
  if (titled !== undefined) return { topic: titled.topic, rivals: [], elsewhere: null };
  const kept = fits.find(({ topic }) => topic.id === preferred);
  const main = kept ?? fits[0];
  const asked = main === undefined ? undefined : ofSubject(words, fits, main, kept !== undefined);
  if (kept !== undefined && !changes()) {
    const fit = asked ?? kept;
    return {
      topic: fit.topic,
      rivals: [],
      elsewhere: elsewhere(fit, fits, matches, words.length <= shortMessage),
    };
  }
  if (asked !== undefined) return { topic: asked.topic, rivals: [], elsewhere: null };
  if (main === undefined) return { topic: only, rivals: [], elsewhere: null };
  const standing = (fit: Fit): number => weightOf(fit) + fit.context / 10 + (fit === kept ? 1 : 0);
  // Names tell topics apart; all other words are part of many.
  const [best = main, ...others] = fits
    .filter((fit) =>
      fit.names.some((name) => name.kind === 'option' && (fit === main || !explains(main, name))),
    )
    .sort((a, b) => standing(b) - standing(a));
  const rivals = kept === undefined ? others.filter((other) => !holds(best, other)) : [];
  return {
    topic: best.topic,
    rivals: rivals.filter((fit) => weightOf(fit) >= weightOf(best) * rivalShare).map(({ topic }) => topic),
    elsewhere: null,
  };
}

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
    if (payload.kind === 'option' || (payload.kind === 'alternative' && !payload.risky))
      fit.names.push({ id: payload.id, kind: payload.kind, from, to });
    if (payload.kind === 'topic') fit.nouns.push({ from, to });
    if (payload.kind === 'context') fit.context += weight;
    else
      for (let at = from; at < to; at++)
        fit.words.set(at, Math.max(fit.words.get(at) ?? 0, weight / (to - from)));
  }
  return [...byId.values()];
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

/** Whether a topic explains all words that another does. */
function holds(one: Fit, other: Fit): boolean {
  return one !== other && [...other.words.keys()].every((at) => one.words.has(at));
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
  'which what wich whats best better good right welche welcher welches que quel quelle cual qual'.split(' '),
);

/** The topic whose options the message asks for by what they're called: "which queue goes with fastapi?" */
function ofNoun(words: readonly Word[], fits: readonly Fit[]): Fit | undefined {
  const found = fits.flatMap((fit) =>
    fit.nouns
      .filter(({ from }) =>
        words.slice(Math.max(0, from - mostBeforeNoun), from).some(({ text }) => whichWords.has(text)),
      )
      .map(({ from, to }) => ({ fit, from, to })),
  );
  // Of two nouns, the first is what's asked for; of the same words, those that say more of it.
  return found.sort((a, b) => a.from - b.from || b.to - a.to)[0]?.fit;
}

const mostBeforeNoun = 2;

const asking = new Set(
  'is are does do can could should would will what whats how hows why when who'.split(' '),
);

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
  const asks = asking.has(words[0]?.text ?? '') || words.at(-1)?.text === '?';
  const mainFirst = Math.min(...main.names.map(({ from }) => from), Number.POSITIVE_INFINITY);
  const found = fits
    .filter((fit) => fit !== main)
    .flatMap((fit) => fit.names.map((name) => ({ fit, name })))
    .filter(({ fit, name }) => {
      if (setting.has(words[name.to]?.text ?? '')) return false;
      if (name.from > mainFirst) return isWanted(words, name);
      const asked = asks && opensWith(words, name);
      if (!explains(main, name)) return name.kind === 'option' || asked;
      return name.kind === 'option' && asked && (!isThread || knowsMore(fit, main, name));
    })
    .sort(
      (a, b) =>
        Number(b.name.kind === 'option') - Number(a.name.kind === 'option') || a.name.from - b.name.from,
    );
  return found[0]?.fit;
}

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

const orders = new WeakMap<Knowledge, readonly Topic[]>();

/** The topics in an order that doesn't depend on how they were loaded: those with most claims first. */
export function topicsInOrder(knowledge: Knowledge): readonly Topic[] {
  const known = orders.get(knowledge);
  if (known !== undefined) return known;
  const made = [...knowledge.topics].sort(
    (a, b) => b.claims.length - a.claims.length || (a.id < b.id ? -1 : 1),
  );
  orders.set(knowledge, made);
  return made;
}
