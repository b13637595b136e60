import type { CommandField } from '../../../core/commands/commands.ts';
import { isOneEditApart } from '../../../core/understanding/text/spelling.ts';
import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import { limits } from '../limits.ts';

/** A suggestion: the name that is shown and filled in, and all names that match it. */
type Entry = { readonly name: string; readonly names: readonly string[] };

/**
 * Suggestions for a field from the knowledge: names that start with the input, then names with a word that starts with
 * it, then names with one typo; of several topics in turn, what's rated before what's only known. Where something of a topic is
 * chosen already, its names are all that's suggested, unless none of them fits. A name that several topics have is suggested
 * once. Takes time proportional to the number of names, and no call.
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
  return findBeside(suggests, typed, taken, knowledge).slice(0, limits.choices);
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
  const found = findBeside('need', typed.slice(at + 1), before, knowledge);
  const whole = found.map((name) => [...before, name].join(', '));
  return whole.filter((text) => text.length <= limits.choiceText).slice(0, limits.choices);
}

type Suggested = 'option' | 'aspect' | 'need';

/** What goes with the values that are taken; what doesn't, if nothing else fits: Celery beside Django. */
function findBeside(
  suggests: Suggested,
  typed: string,
  taken: readonly string[],
  { topics }: Knowledge,
): readonly string[] {
  const gone = new Set(taken.map(fold));
  const chosen = topics.filter((topic) => namesIn(topic, suggests).some((name) => gone.has(name)));
  const found = find(entriesOf(suggests, chosen), typed, gone);
  return found.length > 0 ? found : find(entriesOf(suggests, topics), typed, gone);
}

/** What tells that a topic is meant. Aspects are much the same in many. */
function namesIn({ options, alternatives, needs }: Topic, suggests: Suggested): readonly string[] {
  return suggests === 'need'
    ? needs.map(({ title }) => fold(title))
    : [...options, ...alternatives].flatMap((option) => entryOf(option).names);
}

function entriesOf(suggests: Suggested, topics: readonly Topic[]): readonly Entry[] {
  switch (suggests) {
    case 'option':
      return [
        ...inTurn(topics.map(({ options }) => options.map(entryOf))),
        ...inTurn(topics.map(({ alternatives }) => alternatives.map(entryOf))),
      ];
    case 'aspect':
      return inTurn(topics.map(({ aspects }) => aspects.map(titledEntry)));
    case 'need':
      return inTurn(topics.map(({ needs }) => needs.map(titledEntry)));
    default:
      return suggests satisfies never;
  }
}

function entryOf({ name, aliases }: { readonly name: string; readonly aliases: readonly string[] }): Entry {
  return { name, names: plainNames([name, ...aliases]) };
}

function titledEntry({
  title,
  phrases,
}: {
  readonly title: string;
  readonly phrases: readonly string[];
}): Entry {
  return { name: title, names: plainNames([title, ...phrases]) };
}

/** One of each list, then the next of each: with an empty input, the first ones of all topics are seen. */
function inTurn(lists: readonly (readonly Entry[])[]): readonly Entry[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}

/** Phrases with gaps and choices aren't names. */
function plainNames(phrases: readonly string[]): readonly string[] {
  return phrases.filter((phrase) => !/[|?$=]|\.\.\./.test(phrase)).map(fold);
}

function find(entries: readonly Entry[], typed: string, gone: ReadonlySet<string>): readonly string[] {
  const wanted = fold(typed);
  /** By name without case: several topics have needs of the same name. */
  const best = new Map<string, { readonly name: string; readonly score: number }>();
  for (const { name, names } of entries) {
    const key = fold(name);
    if (name.length > limits.choiceText || gone.has(key) || names.some((one) => gone.has(one))) continue;
    const score = Math.min(...names.map((one) => distance(one, wanted, one === key)));
    const known = best.get(key);
    if (Number.isFinite(score) && (known === undefined || score < known.score))
      best.set(key, { name: known?.name ?? name, score });
  }
  // Equal scores keep their order.
  return [...best.values()].sort((a, b) => a.score - b.score).map(({ name }) => name);
}

/**
 * 0 for the whole name, 1 for its start, 2 for the start of a word in it, 3 for a typo; half a point more where it's another
 * name than the one that is shown. Infinite for anything else.
 */
function distance(name: string, typed: string, isShown: boolean): number {
  const score = distanceOf(name, typed);
  return isShown ? score : score + 0.5;
}

function distanceOf(name: string, typed: string): number {
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
