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
  const led = stemsOf(`${label ?? ''} ${proseOf(first)}`);
  if (asked.length === 0 || asked.some((stem) => led.has(stem))) return undefined;
  return then.flatMap(sentencesOf).find((sentence) => {
    const stems = stemsOf(proseOf(sentence));
    return asked.some((stem) => stems.has(stem));
  });
}

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(tokenize(text).words.map(({ stem }) => stem));
}
