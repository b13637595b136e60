import { libraryOf } from '../../../knowledge/queries.ts';
import type { Topic } from '../../../knowledge/schema.ts';
import type { Conversation } from '../../turn/conversation.ts';
import { type Word, wordsAs } from '../../understanding/text/words.ts';
import type { Understanding } from '../../understanding/understand.ts';

/** Of what's left once options are taken out: words that ask the same of others, and nothing else. */
const ellipsis = new Set(
  `and what about how but so then also too as well ok okay hm in with for of on it that this those the same question thing there here
  does do is are can has have not side by next to each other others both two three all rest every one ones please pls now compare
  compared only just specifically exactly who best better good well easier fine work would be part them they us me show give tell please
  which lib libs library libraries package packages extension extensions plugin plugins module modules tool tools take use
  problem problems issue issues trouble case true happen happens affected`.split(/\s+/),
);
const longest = 12;
const echo =
  /^(?:(?:and|but|so|ok|hm|well|really) )*(?:is|does|can|could|will|would|has|do|are|did|was) (?:it|that|they|he|she|this)(?: (?:really|though|then|now|true|so|actually))*$/;

/** "is it?", "can they really?": whether what was just said is so. */
export function echoes({ words }: Understanding['reading']): boolean {
  return echo.test(wordsAs(words));
}

/** "and flask?", "what about django then": nothing but options, and words that ask the same of them. */
export function asksTheSameOf({ words, options }: Understanding['reading']): boolean {
  return (
    options.length > 0 &&
    words.filter(({ mark }) => !mark).length <= longest &&
    words.every(
      ({ mark, text }, at) =>
        mark || ellipsis.has(text) || options.some(({ from, to }) => at >= from && at < to),
    )
  );
}

export type AskedAgain = {
  readonly question: string;
  readonly options: readonly string[];
  /** What the question rests on for those options, if nothing is written for each of them. */
  readonly claims: readonly string[] | null;
};

/**
 * "and flask?", "same for the other two, side by side": the question that the last answer was to, asked of other options.
 * Undefined if nothing is asked again, or nothing is known on those options.
 */
export function askedAgain(
  { reading, intent }: Understanding,
  { frame }: Conversation,
): AskedAgain | undefined {
  const told = frame?.last?.told.find(({ kind }) => kind === 'question');
  const plain = reading.words.filter(({ mark }) => !mark);
  if (told === undefined || frame?.topic !== reading.topic.id || plain.length > longest) return undefined;
  if (reading.alternatives.length + reading.needs.length + reading.excluded.length > 0) return undefined;
  // "can it?", after somebody else has said so.
  if (echoes(reading)) return { question: told.id, options: told.options, claims: null };
  const isNamed = (at: number): boolean => reading.options.some(({ from, to }) => at >= from && at < to);
  if (!reading.words.every(({ mark, text }, at) => mark || ellipsis.has(text) || isNamed(at)))
    return undefined;
  const question = libraryOf(reading.topic).question(told.id);
  const answers = question?.answers ?? {};
  const ofAll = reading.has('three') || reading.words.some(({ text }) => text === 'each' || text === 'all');
  const meant = ofAll ? [] : [...new Set(intent.options)];
  const asked = (meant.length > 0 ? meant : reading.topic.options.map(({ id }) => id)).filter(
    (id) => answers[id] !== undefined,
  );
  const isOfOthers = reading.options.length > 0 || reading.has('others', 'other', 'two', 'three') || ofAll;
  if (!isOfOthers) return undefined;
  if (asked.length > 0 && asked.length >= meant.length)
    return { question: told.id, options: asked, claims: null };
  if (meant.length !== 1) return undefined;
  const claims =
    question?.answers === undefined ? claimsOn(reading.topic, question?.claims ?? [], meant) : [];
  // "is it the same problem in mysql?": whatever else these words bring to mind, it's about what was asked before.
  return claims.length > 0 || asksOfTrouble(reading.words)
    ? { question: told.id, options: meant, claims }
    : undefined;
}

/** Those of a question's claims that are about one of these options. */
function claimsOn(topic: Topic, claims: readonly string[], options: readonly string[]): readonly string[] {
  const { claim } = libraryOf(topic);
  return claims.filter((id) => options.includes(claim(id)?.option ?? ''));
}

function asksOfTrouble(words: readonly Word[]): boolean {
  return words.some(({ text }) => trouble.has(text)) && words.some(({ text }) => pointing.has(text));
}

const trouble = new Set(['problem', 'problems', 'issue', 'issues', 'trouble']);
const pointing = new Set(['same', 'that', 'this', 'it', 'those']);
