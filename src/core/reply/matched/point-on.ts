import type { QuestionAnswer } from '../../../knowledge/authored-schema.ts';
import { type CitedText, proseOf, sentencesOf } from '../../../knowledge/cited-text.ts';
import { isFamiliar } from '../../understanding/text/familiar.ts';
import { tokenize, type Word } from '../../understanding/text/words.ts';

/**
 * The sentence of an answer that has what a message asks about by its name, where neither its question nor its first line has:
 * "virus scanning?" of what's written on pictures. Undefined if there's none.
 */
export function pointOn(
  words: readonly Word[],
  label: string | undefined,
  { first, then }: QuestionAnswer,
): CitedText | undefined {
  const asked = words.flatMap(({ mark, text, stem, value }) =>
    mark || value !== undefined || text.length < 4 || isFamiliar(text, stem) ? [] : [stem],
  );
  const isIn = ({ stems }: { readonly stems: ReadonlySet<string> }): boolean =>
    asked.some((stem) => stems.has(stem));
  if (asked.length === 0 || isIn({ stems: stemsOf(label ?? '') }) || sentencesIn(first).some(isIn))
    return undefined;
  return then.flatMap(sentencesIn).find(isIn)?.sentence;
}

type ReadSentence = { readonly sentence: CitedText; readonly stems: ReadonlySet<string> };

const known = new WeakMap<CitedText, readonly ReadSentence[]>();

/** The sentences of a text, with the stems of their words; read once for each text. */
function sentencesIn(text: CitedText): readonly ReadSentence[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  const made = sentencesOf(text).map((sentence) => ({ sentence, stems: stemsOf(proseOf(sentence)) }));
  known.set(text, made);
  return made;
}

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(tokenize(text).words.map(({ stem }) => stem));
}
