import { stripMarkup } from '../../core/understanding/text/markup.ts';
import { limits } from './limits.ts';

/** The name of the thread that a question opens: the question, on one line, cut between words. */
export function threadNameOf(words: string): string {
  const line = stripMarkup(words)
    .plain.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  if (line === '') return 'A question';
  if (line.length <= limits.threadName) return line;
  const cut = line.slice(0, limits.threadName - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > limits.threadName / 2 ? cut.slice(0, end) : cut.replace(/[\uD800-\uDBFF]$/, '')).trimEnd()}…`;
}
