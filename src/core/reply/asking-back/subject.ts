import { unknownSubjects } from '../../understanding/decide/content-words.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import { isFamiliar } from '../../understanding/text/familiar.ts';
import { stemOf } from '../../understanding/text/stem.ts';

const mostWords = 3;

/** The one thing that a message is about and nothing here knows, as typed; a sentence or an everyday word names none. */
export function unknownSubject(reading: Reading): string | undefined {
  const [subject, ...others] = unknownSubjects(reading);
  if (subject === undefined || others.length > 0) return undefined;
  const words = subject.split(' ');
  const [word = ''] = words.map((one) => one.toLowerCase());
  return words.length <= mostWords && (words.length > 1 || !isFamiliar(word, stemOf(word)))
    ? subject
    : undefined;
}
