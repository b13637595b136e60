import { stemmer } from 'stemmer';
import { maxCachedLength, maxCacheEntries } from './cache-limits.ts';

/** Words that the stemmer would confuse with others. */
const unstemmed = new Set([
  'this',
  'does',
  'was',
  'has',
  'is',
  'us',
  'its',
  'ones',
  'news',
  'async',
  'sse',
  'css',
  'aws',
  'rails',
  'pros',
  'cons',
  'thanks',
  'one',
  'once',
  'sure',
  'more',
  'use',
  'please',
  'source',
  'sources',
  'organization',
  'general',
  'generate',
  'university',
  'universal',
]);

/** Stems computed before, as claims use the same words again. */
const stems = new Map<string, string>();

/** The Porter stem of a word. Short words, and words with digits, stay as they are. */
export function stemOf(word: string): string {
  if (word.length < 4) return word;
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = workOutStem(word);
  if (stems.size >= maxCacheEntries) stems.clear();
  if (word.length <= maxCachedLength) stems.set(word, made);
  return made;
}

function workOutStem(word: string): string {
  if (word === 'used' || word === 'uses' || word === 'using') return 'use';
  if (unstemmed.has(word) || !/^[a-z]+$/.test(word)) return word;
  return stemmer(word);
}
