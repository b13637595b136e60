import type { Topic } from '../../knowledge/schema.ts';
import { type Ground, groundsOf } from './grounds.ts';

const known = new WeakMap<Topic, ReadonlyMap<string, Ground | null>>();

/**
 * The question or claim that a message asks for word for word, by a phrasing of it or by what the claim says. Undefined if
 * there's none, or several.
 */
export function exactPhrasing(topic: Topic, written: string): Ground | undefined {
  const phrasings = known.get(topic) ?? phrasingsOf(topic);
  known.set(topic, phrasings);
  const key = phrasingKey(written);
  return phrasings.get(key) ?? phrasings.get(key.replace(opening, '').replace(closing, '')) ?? undefined;
}

function phrasingsOf(topic: Topic): Map<string, Ground | null> {
  const found = new Map<string, Ground | null>();
  for (const { ground, texts } of textsOf(topic))
    for (const text of texts) {
      const key = phrasingKey(text);
      found.set(key, found.has(key) && found.get(key) !== ground ? null : ground);
    }
  return found;
}

function textsOf(topic: Topic): { readonly ground: Ground; readonly texts: readonly string[] }[] {
  const { list, questions } = groundsOf(topic);
  return list.map((ground, at) => {
    const claim = topic.claims[at - questions];
    const texts =
      claim === undefined
        ? waysToAsk(ground.question).flatMap((text) => phrasedFor(topic, ground.question, text))
        : [...claim.phrasings, claim.line];
    return { ground, texts: texts.filter((text) => phrasingKey(text).split(' ').length >= fewestWords) };
  });
}

/** What comes before and after a question and asks nothing. */
const opening =
  /^(?:(?:and|but|so|ok|okay|yeah|yes|well|hm|hmm|huh|then|no|oh|ah|also|hi|hey|hello|sorry|please|pls) )+/;
const closing = /(?: (?:then|though|tho|please|pls|thanks|thx|exactly|again|now))+$/;

/** How people ask it, and how its button does. */
function waysToAsk(question: Ground['question']): readonly string[] {
  if (question === null) return [];
  return question.label === undefined ? question.phrasings : [...question.phrasings, question.label];
}

/** A phrasing with the name of each option it's about. */
export function phrasedFor(
  topic: Topic,
  question: Ground['question'],
  text: string,
  of: readonly string[] = question?.options ?? [],
): readonly string[] {
  if (!text.includes('{option}')) return [text];
  return topic.options
    .filter(({ id }) => of.includes(id))
    .map(({ name }) => text.replaceAll('{option}', name));
}

/** Two words fit too much. */
const fewestWords = 3;

/** Without case, markup and punctuation. */
export function phrasingKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
