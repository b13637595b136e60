import type { Conversation } from '../../turn/conversation.ts';
import { wordsAs } from '../../understanding/text/words.ts';
import type { Understanding } from '../../understanding/understand.ts';

/** Of what's left once options are taken out: words that ask the same of others, and nothing else. */
const ellipsis = new Set(
  `and what about how but so then also too as well ok okay hm in with for of on it that this those the same question thing there here
  does do is are can has have not side by next to each other others both two three all rest every one ones please pls now compare
  compared only just specifically exactly who best better good well easier fine work would be part them they us me show give tell please
  which lib libs library libraries package packages extension extensions plugin plugins module modules tool tools take use`.split(
    /\s+/,
  ),
);
const longest = 12;
const echo =
  /^(?:(?:and|but|so|ok|hm|well|really) )*(?:is|does|can|could|will|would|has|do|are|did|was) (?:it|that|they|he|she|this)(?: (?:really|though|then|now|true|so|actually))*$/;

/** "is it?", "can they really?": whether what was just said is so. */
export function echoes({ words }: Understanding['reading']): boolean {
  return echo.test(wordsAs(words));
}

export type AskedAgain = { readonly question: string; readonly options: readonly string[] };

/**
 * "and flask?", "same for the other two, side by side": the question that the last answer was to, asked of other options.
 * Undefined if nothing is asked again, or nothing is written on those options.
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
  if (echoes(reading)) return { question: told.id, options: told.options };
  const isNamed = (at: number): boolean => reading.options.some(({ from, to }) => at >= from && at < to);
  if (!reading.words.every(({ mark, text }, at) => mark || ellipsis.has(text) || isNamed(at)))
    return undefined;
  const question = reading.topic.questions.find(({ id }) => id === told.id);
  const answers = question?.answers ?? {};
  const ofAll = reading.has('three') || reading.words.some(({ text }) => text === 'each' || text === 'all');
  const meant = ofAll ? [] : [...new Set(intent.options)];
  const asked = (meant.length > 0 ? meant : reading.topic.options.map(({ id }) => id)).filter(
    (id) => answers[id] !== undefined,
  );
  const isOfOthers = reading.options.length > 0 || reading.has('others', 'other', 'two', 'three') || ofAll;
  return isOfOthers && asked.length > 0 && asked.length >= meant.length
    ? { question: told.id, options: asked }
    : undefined;
}
