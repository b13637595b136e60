import type { Encoder } from '../../../src/core/meaning/encoder.ts';
import { tokenize } from '../../../src/core/understanding/text/words.ts';

const size = 48;
/** Words that mean the same to it. */
const alike: Readonly<Record<string, string>> = {
  rewind: 'replay',
  reread: 'replay',
  again: 'replay',
  dashboard: 'console',
};

/** An encoder of words, so small that tests can foresee what it makes of them. It knows a few synonyms. */
export function toyEncoder(checksum = 'toy'): Encoder {
  return {
    checksum,
    encode: (texts) => Promise.resolve(texts.map(vectorOf)),
  };
}

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(size);
  for (const { stem, mark } of tokenize(text).words) {
    if (mark) continue;
    let hash = 7;
    for (const letter of alike[stem] ?? stem) hash = (hash * 31 + letter.charCodeAt(0)) % 100_003;
    vector[hash % size] = (vector[hash % size] ?? 0) + 1;
    vector[(hash * 17) % size] = (vector[(hash * 17) % size] ?? 0) - 0.5;
  }
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
}
