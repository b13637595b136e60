import { tokenize } from '../text/words.ts';
import type { Reading } from './reading.ts';

/**
 * The criterion whose title occurs in the message, not counting brackets; the longest title if there are
 * several.
 */
export function mentionedCriterion({ words, topic }: Pick<Reading, 'words' | 'topic'>): string | null {
  const stems = words.map(({ stem }) => stem);
  const [found] = topic.criteria
    .map(({ id, title }) => ({
      id,
      title: tokenize(title.replace(/ \(.*/, '')).words.map(({ stem }) => stem),
    }))
    .filter(({ title }) => stems.some((_, at) => title.every((stem, index) => stems[at + index] === stem)))
    .sort((a, b) => b.title.length - a.title.length);
  return found?.id ?? null;
}
