import type { TopicTerm } from '../../../knowledge/authored-schema.ts';
import type { Library } from '../../../knowledge/queries.ts';

/** The terms that a text uses by their names, in its order. */
export function termsUsedIn({ topic }: Library, text: string): readonly TopicTerm[] {
  const said = text.toLowerCase();
  return topic.terms
    .map((term) => ({ term, at: placeOf(term.name.toLowerCase(), said) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ term }) => term);
}

function placeOf(name: string, text: string): number {
  const at = text.indexOf(name);
  if (at < 0) return -1;
  const isWord = (letter: string | undefined): boolean =>
    letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
  const end = text[at + name.length] === 's' ? at + name.length + 1 : at + name.length;
  return isWord(text[at - 1]) || isWord(text[end]) ? -1 : at;
}
