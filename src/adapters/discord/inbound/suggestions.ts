import type { CommandField } from '../../../core/commands/commands.ts';
import { isOneEditApart } from '../../../core/understanding/text/spelling.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import { limits } from '../limits.ts';

/** A suggestion: the name that is shown and filled in, and all names that match it. */
type Entry = { readonly name: string; readonly names: readonly string[] };

/**
 * Suggestions for a field from the knowledge: names that start with the input, then names with a word that starts with
 * it, then names with one typo. Takes time proportional to the number of names, and no call.
 *
 * @param taken values of the other fields, which aren't suggested again
 */
export function suggestionsFor(
  suggests: CommandField['suggests'],
  typed: string,
  taken: readonly string[],
  knowledge: Knowledge,
): readonly string[] {
  if (suggests === null) return [];
  if (suggests === 'need') return needsAfter(typed, knowledge);
  return find(entriesOf(suggests, knowledge), typed, taken).slice(0, limits.choices);
}

/** Several needs are allowed: keeps the input up to the last comma and suggests the next need after it. */
function needsAfter(typed: string, knowledge: Knowledge): readonly string[] {
  const at = Math.max(
    typed.lastIndexOf(','),
    typed.lastIndexOf(' and ') === -1 ? -1 : typed.lastIndexOf(' and ') + 4,
  );
  const before =
    at === -1
      ? []
      : typed
          .slice(0, at)
          .split(/,| and /)
          .map((part) => part.trim())
          .filter((part) => part !== '');
  const found = find(entriesOf('need', knowledge), typed.slice(at + 1), before);
  const whole = found.map((name) => [...before, name].join(', '));
  return whole.filter((text) => text.length <= limits.choiceText).slice(0, limits.choices);
}

function entriesOf(suggests: 'option' | 'aspect' | 'need', { topics }: Knowledge): readonly Entry[] {
  switch (suggests) {
    case 'option':
      return topics.flatMap(({ options, alternatives }) =>
        [...options, ...alternatives].map(({ name, aliases }) => ({
          name,
          names: plainNames([name, ...aliases]),
        })),
      );
    case 'aspect':
      return topics.flatMap(({ aspects }) =>
        aspects.map(({ title, phrases }) => ({ name: title, names: plainNames([title, ...phrases]) })),
      );
    case 'need':
      return topics.flatMap(({ needs }) =>
        needs.map(({ title, phrases }) => ({ name: title, names: plainNames([title, ...phrases]) })),
      );
    default:
      return suggests satisfies never;
  }
}

/** Phrases with gaps and choices aren't names. */
function plainNames(phrases: readonly string[]): readonly string[] {
  return phrases.filter((phrase) => !/[|?$=]|\.\.\./.test(phrase)).map(fold);
}

function find(entries: readonly Entry[], typed: string, taken: readonly string[]): readonly string[] {
  const wanted = fold(typed);
  const gone = new Set(taken.map(fold));
  const ranked = entries.flatMap(({ name, names }, order) => {
    if (name.length > limits.choiceText || names.some((one) => gone.has(one)) || gone.has(fold(name)))
      return [];
    const score = Math.min(...names.map((one) => distance(one, wanted)));
    return Number.isFinite(score) ? [{ name, score, order }] : [];
  });
  return ranked.sort((a, b) => a.score - b.score || a.order - b.order).map(({ name }) => name);
}

/** 0 for the whole name, 1 for its start, 2 for the start of a word in it, 3 for a typo; infinite for anything else. */
function distance(name: string, typed: string): number {
  if (typed === '' || name === typed) return typed === '' ? 1 : 0;
  if (name.startsWith(typed)) return 1;
  if (name.includes(` ${typed}`)) return 2;
  return slips(name, typed) || name.split(' ').some((word) => slips(word, typed))
    ? 3
    : Number.POSITIVE_INFINITY;
}

/** Whether the input, which may be the start of a name, has one typo. */
function slips(name: string, typed: string): boolean {
  if (typed.length < 3) return false;
  return [-1, 0, 1].some((more) => isOneEditApart(name.slice(0, typed.length + more), typed));
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
