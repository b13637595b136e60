import type { ShortAnswer } from '../../../knowledge/authored-schema.ts';
import { phrasingsByClass } from '../../../knowledge/meanings/phrasings-by-class.ts';
import type { TopicMeanings } from '../../../knowledge/meanings/topic-meanings.ts';
import { libraryOf } from '../../../knowledge/queries.ts';
import type { Topic } from '../../../knowledge/schema.ts';
import { tokenize, type Word } from '../../understanding/text/words.ts';
import { phrasedFor, phrasingKey } from '../exact-phrasing.ts';
import { groundsOf } from '../grounds.ts';
import type { MatchCandidate } from '../match/match.ts';
import { productWithBytes } from '../match/rows.ts';
import type { Vector } from '../vector.ts';
import { asksForOwn, isPlain, stanceOf, yesNoQuestion } from './yes-no.ts';

/** A phrasing whose answer is a word. */
type Answered = {
  readonly says: ShortAnswer;
  /** Null where it's put in a way that no question can be compared with. */
  readonly stance: string | null;
  /** Among all phrasings. */
  readonly row: number;
  readonly stems: ReadonlySet<string>;
  /** Options that it names. */
  readonly names: readonly string[];
};

/** Longer ones say more than they ask. */
const longestQuestion = 16;
/** A phrasing of so few words asks, however it's put: "flask grpc?" */
const longestElliptic = 5;
/**
 * How near a phrasing has to be, by what it means or else by its words. Some of the claims that answer a question are on other
 * sides of it, so that there it has to say nearly the same.
 */
const nearEnough = {
  meaning: { claim: 0.62, question: 0.75 },
  words: { claim: 0.5, question: 0.6 },
} as const;
/** One that's put another way and comes so much nearer may be what's asked. */
const nearer = 0.15;
/** So many that all get the same answer show what others get that are put a little otherwise. */
const fewestAgreeing = 2;

const known = new WeakMap<Topic, ReadonlyMap<string, readonly Answered[]>>();

/** What's asked, and whom it names. */
export type AskedQuestion = {
  readonly written: string;
  readonly words: readonly Word[];
  /** Options and alternatives that it names. */
  readonly named: readonly string[];
  readonly vector: Vector | undefined;
};

/**
 * The word that answers a question which asks for one, by a candidate's phrasings that put it alike. Undefined where it asks
 * for more than a word, or no phrasing shows which.
 */
export function shortAnswerTo(
  asked: AskedQuestion,
  topic: Topic,
  candidate: Pick<MatchCandidate, 'question' | 'claims'>,
  meanings: TopicMeanings | null,
): ShortAnswer | undefined {
  const sentence = yesNoQuestion(asked.written);
  if (sentence === undefined || sentence.split(/\s+/).length > longestQuestion) return undefined;
  const all = answeredBy(topic).get(keyOf(candidate)) ?? [];
  if (all.length === 0) return undefined;
  const { vector, words, named } = asked;
  const byMeaning = vector !== undefined && meanings?.size === vector.length;
  const kind = candidate.question === null ? 'claim' : 'question';
  const least = nearEnough[byMeaning ? 'meaning' : 'words'][kind];
  const stems = new Set(words.flatMap(({ mark, stem }) => (mark ? [] : [stem])));
  const rated = all.map((one) => ({
    ...one,
    near: byMeaning ? productWithBytes(meanings.phrasings, one.row, vector) : overlap(stems, one.stems),
  }));
  const found = agreedBy(rated, stanceOf(sentence));
  if (found === undefined || found.near < least) return undefined;
  const any = nearestOf(rated);
  if (any !== undefined && any.says !== found.says && any.near > found.near + nearer) return undefined;
  return isOnSame(found, { named, words }, topic, candidate) ? found.says : undefined;
}

type Rated = Answered & { readonly near: number };

/**
 * The nearest of those that put it alike, if they agree; else of those that put it plainly, if that's how it's put and
 * nothing but yes answers them, or no and it asks for what's there without an add-on.
 */
function agreedBy(rated: readonly Rated[], stance: string): Rated | undefined {
  const alike = rated.filter((one) => one.stance === stance);
  const [first] = alike;
  if (first !== undefined)
    return alike.every(({ says }) => says === first.says) ? nearestOf(alike) : undefined;
  if (!isPlain(stance)) return undefined;
  const plain = rated.filter((one) => one.stance !== null && isPlain(one.stance));
  const [says, ...others] = new Set(plain.map((one) => one.says));
  if (plain.length < fewestAgreeing || others.length > 0) return undefined;
  return says === 'yes' || (says === 'no' && asksForOwn(stance)) ? nearestOf(plain) : undefined;
}

function nearestOf(rated: readonly Rated[]): Rated | undefined {
  return rated.reduce<Rated | undefined>(
    (best, one) => (best === undefined || one.near > best.near ? one : best),
    undefined,
  );
}

/** Whether a phrasing is about the options and figures that a question names. */
function isOnSame(
  { names, stems }: Answered,
  { named, words }: Pick<AskedQuestion, 'named' | 'words'>,
  topic: Topic,
  { claims: [claim] }: Pick<MatchCandidate, 'claims'>,
): boolean {
  if (words.some(({ text, stem }) => /\d/.test(text) && !stems.has(stem))) return false;
  if (names.length > 0 && named.length > 0) return named.every((id) => names.includes(id));
  const option = libraryOf(topic).claim(claim ?? '')?.option ?? null;
  return named.length === 0 || (named.length === 1 && option === named[0]);
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((stem) => other.has(stem)).length;
  return shared / Math.max(1, one.size + other.size - shared);
}

function keyOf({ question, claims }: Pick<MatchCandidate, 'question' | 'claims'>): string {
  return question === null ? `claim ${claims[0] ?? ''}` : `question ${question}`;
}

function answeredBy(topic: Topic): ReadonlyMap<string, readonly Answered[]> {
  const before = known.get(topic);
  if (before !== undefined) return before;
  const byClass = phrasingsByClass(topic);
  const { list } = groundsOf(topic);
  const naming = namesIn(topic);
  const made = new Map<string, readonly Answered[]>();
  for (const [at, { question, claims, first }] of list.entries()) {
    const { says = {}, phrasings = [] } = question ?? topic.claims[at - topic.questions.length] ?? {};
    if (Object.keys(says).length === 0) continue;
    const about = question !== null && question.options.length > 0 ? question.options : topic.options;
    // One that leaves the option open is put once for each.
    const put = phrasings.flatMap((text) =>
      new Array<ShortAnswer | undefined>(text.includes('{option}') ? about.length : 1).fill(says[text]),
    );
    const texts = byClass[at] ?? [];
    made.set(
      keyOf({ question: question?.id ?? null, claims }),
      texts.flatMap((text, place) => {
        const word = put[place];
        return word === undefined ? [] : [answered(text, word, { row: first + place, naming })];
      }),
    );
  }
  known.set(topic, made);
  return made;
}

function answered(
  text: string,
  says: ShortAnswer,
  { row, naming }: { readonly row: number; readonly naming: (text: string) => readonly string[] },
): Answered {
  const isElliptic = text.split(/\s+/).length <= longestElliptic;
  const sentence = yesNoQuestion(text) ?? (isElliptic ? text.toLowerCase() : undefined);
  return {
    says,
    stance: sentence === undefined ? null : stanceOf(sentence),
    row,
    stems: new Set(tokenize(text).words.flatMap(({ mark, stem }) => (mark ? [] : [stem]))),
    names: naming(text),
  };
}

/** Finds the options and alternatives that a text names. */
function namesIn({ options, alternatives }: Topic): (text: string) => readonly string[] {
  const named = [...options, ...alternatives].map(({ id, name, aliases }) => ({
    id,
    names: new Set([name.toLowerCase(), ...aliases]),
  }));
  return (text) => {
    const said = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
    const pairs = said.map((word, at) => `${word} ${said[at + 1] ?? ''}`);
    return named.flatMap(({ id, names }) =>
      [...said, ...pairs].some((word) => names.has(word)) ? [id] : [],
    );
  };
}

/** By phrasing, word for word: the word that answers it. */
export function shortAnswerOf(
  topic: Topic,
  { question, claims: [first] }: Pick<MatchCandidate, 'question' | 'claims'>,
  written: string,
): ShortAnswer | undefined {
  const says =
    (question === null
      ? libraryOf(topic).claim(first ?? '')?.says
      : libraryOf(topic).question(question)?.says) ?? {};
  const asked = phrasingKey(written);
  return Object.entries(says).find(([text]) =>
    phrasedFor(topic, libraryOf(topic).question(question) ?? null, text).some(
      (each) => phrasingKey(each) === asked,
    ),
  )?.[1];
}
