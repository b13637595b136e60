import { contains, overlaps } from '../text/word-range.ts';
import type { Situation } from './situation.ts';

/** "django or flask? we are 3 people": the question is nothing but the options, and the rest states needs. */
export function justOffers({ reading }: Situation): boolean {
  const { words, options, clauses, needs } = reading;
  if (options.length < 2) return false;
  const [first, last] = [options[0], options.at(-1)];
  if (first === undefined || last === undefined) return false;
  const clause = clauses.find(({ from, to }) => from <= first.from && last.to <= to);
  if (clause === undefined || needs.some(({ from, to }) => first.from < to && from < last.to)) return false;
  const offered = words.slice(first.from, last.to);
  return (
    offered.some(({ text }) => text === 'or' || text === 'oder' || text === 'o' || text === 'ou') &&
    words.slice(clause.from, first.from).every(({ text }) => !askingWords.has(text))
  );
}

/** Words before options that make it a question about them. */
const askingWords = new Set('how what why when who whose where does do is are can could should'.split(' '));

/**
 * "admin panel, 3 people; django vs flask": nothing but options, and several needs listed or stated beside them. A single
 * one is mostly what to compare on: "rate limiting: django vs flask".
 */
export function listsNeeds({ reading }: Situation): boolean {
  const { parts, options, needs, aspects, words } = reading;
  const choices = parts.filter(({ kind }) => kind === 'choice');
  const beside = parts.filter(({ kind, marked }) => (kind === 'item' && !marked) || kind === 'statement');
  if (options.length < 2 || choices.length + beside.length < parts.length) return false;
  if (words.some(({ stem, text }) => stem === 'compar' || stem === 'differ' || text === 'only')) return false;
  const listed = beside.filter((part) => needs.some((need) => contains(part, need)));
  return (
    listed.length > 1 &&
    options.every((option) => choices.some((choice) => contains(choice, option))) &&
    needs.every((need) => listed.some((part) => contains(part, need))) &&
    !aspects.some((aspect) => choices.some((choice) => overlaps(choice, aspect)))
  );
}
