import { contains, overlaps, type WordRange } from '../../text/word-range.ts';
import type { Word } from '../../text/words.ts';
import type { NamedChoice } from '../choice.ts';
import { afterOpening } from '../clauses.ts';

/**
 * A part of a message between commas, slashes, dashes, pluses, line breaks and the like: the choice that's asked about, a
 * call for a pick, another question, a sentence with a verb of its own, or an item, such as "admin panel by friday".
 */
export type MessagePart = WordRange & {
  readonly kind: 'choice' | 'pick' | 'question' | 'statement' | 'item';
  /** Ends in a question mark. */
  readonly marked: boolean;
};

export type PartsQuery = {
  readonly words: readonly Word[];
  /** The message without markup. */
  readonly written: string;
  readonly choices: readonly NamedChoice[];
  /** Names of options. */
  readonly names: readonly WordRange[];
  /** Words that ask for a pick. */
  readonly picks: readonly WordRange[];
};

/** Marks that the tokenizer drops. */
const separator = /[/|•·–—&*;]|(?:^|\s)-+(?:\s|$)/;
const separatorWords = new Set(['+', 'plus', '&']);
const questionWords = new Set('what which who whom whose how why where when any anyone anybody'.split(' '));
const auxiliaries = new Set(
  'is are am was were do does did can could should would will shall may might has have'.split(' '),
);
/** Words that an item has none of: subjects, and verbs with or without one. */
const verbal = new Set(
  (
    'i we you he she it they there this that these those who someone somebody everybody everyone nobody ' +
    'is are am was were be been do does did can could should would will shall may might must has have had ' +
    'need needs needed want wants wanted require requires like likes prefer uses use used gets get got goes go'
  ).split(' '),
);

/** How many words a part may have that only names options. */
const longestNaming = 4;

/** The parts of a message, in order. Linear in its words. */
export function partsOf(query: PartsQuery): readonly MessagePart[] {
  const { words, written } = query;
  const parts: MessagePart[] = [];
  let from = 0;
  const close = (to: number): void => {
    while (from < to && words[from]?.mark === true) from++;
    if (from < to) parts.push(partOf(query, { from, to }));
  };
  for (let at = 0; at <= words.length; at++) {
    const word = words[at];
    const before = words[at - 1];
    if (word === undefined || word.mark || separatorWords.has(word.text)) {
      close(at);
      from = at + 1;
    } else if (before !== undefined && separator.test(written.slice(before.end, word.start))) {
      close(at);
      from = at;
    }
  }
  return parts;
}

function partOf({ words, choices, names, picks }: PartsQuery, span: WordRange): MessagePart {
  const marked = words[span.to]?.text === '?';
  const as = (kind: MessagePart['kind']): MessagePart => ({ ...span, kind, marked });
  const isNaming = (): boolean =>
    span.to - span.from <= longestNaming && names.some((name) => contains(span, name));
  if (choices.some(({ sides }) => sides.some((side) => side.is !== 'words' && overlaps(side, span))))
    return as('choice');
  if (picks.some((pick) => overlaps(pick, span))) return as('pick');
  const first = afterOpening(words, span.from, span.to);
  const opening = words[first]?.text ?? '';
  if (questionWords.has(opening)) return as('question');
  const isOrder = opening === 'have' || opening === 'has';
  if (auxiliaries.has(opening) && (marked || !isOrder)) return as('question');
  for (let at = first; at < span.to; at++) if (verbal.has(words[at]?.text ?? '')) return as('statement');
  return as(isNaming() ? 'choice' : 'item');
}

/** How a part stands in its message. */
export type PartContext = 'alone' | 'beside question' | 'beside pick' | 'beside statement' | 'beside items';

export function partContextOf(part: MessagePart, parts: readonly MessagePart[]): PartContext {
  if (parts.length <= 1) return 'alone';
  const has = (...kinds: readonly MessagePart['kind'][]): boolean =>
    parts.some((other) => other !== part && kinds.includes(other.kind));
  if (has('choice', 'pick')) return 'beside pick';
  if (has('question')) return 'beside question';
  return has('statement') ? 'beside statement' : 'beside items';
}

/** "3 people, admin panel, django or flask?": an item of a list, whatever the rest of the list asks. */
export function isListed(part: MessagePart, standing: PartContext): boolean {
  if (part.kind !== 'item') return false;
  return standing === 'beside pick' || (!part.marked && standing !== 'alone');
}

/** "webpack or vite": who chooses between them hasn't said that either is given. */
export function isSideOf(hit: WordRange, choices: readonly NamedChoice[], words: readonly Word[]): boolean {
  return choices.some(({ sides }) =>
    sides.some(
      (side, at) =>
        (side.is === 'product' || side.is === 'concept' || side.is === 'name') &&
        overlaps(side, hit) &&
        isJoined(sides[at === 0 ? at : at - 1], sides[at === 0 ? 1 : at], words),
    ),
  );
}

const choosingWords = new Set(['or', 'oder', 'ou', 'vs', 'v', 'versus']);

/** Joined by "or" and the like, not by a slash or a comma alone, nor by "and" in "chart a and b". */
function isJoined(
  left: WordRange | undefined,
  right: WordRange | undefined,
  words: readonly Word[],
): boolean {
  if (left === undefined || right === undefined) return false;
  for (let at = left.to; at < right.from; at++) if (choosingWords.has(words[at]?.text ?? '')) return true;
  return false;
}

/** Observes what the part of a hit is, and how it stands in the message. */
export function observePart(
  { kind, marked }: MessagePart,
  standing: PartContext,
  hint: boolean,
  observe: (name: string) => void,
): void {
  const names = partNames[kind];
  observe(names.plain);
  observe(names[standing]);
  observe((hint ? hintPartNames : phrasePartNames)[kind][standing]);
  if (marked) observe(names.marked);
}

type PartNames = Readonly<Record<PartContext | 'plain' | 'marked', string>>;
function partNamesOf(suffix: string): Readonly<Record<MessagePart['kind'], PartNames>> {
  const of = (kind: string): PartNames => ({
    plain: `part: ${kind}${suffix}`,
    marked: `part: ${kind} marked${suffix}`,
    alone: `part: ${kind} alone${suffix}`,
    'beside question': `part: ${kind} beside question${suffix}`,
    'beside pick': `part: ${kind} beside pick${suffix}`,
    'beside statement': `part: ${kind} beside statement${suffix}`,
    'beside items': `part: ${kind} beside items${suffix}`,
  });
  return {
    choice: of('choice'),
    pick: of('pick'),
    question: of('question'),
    statement: of('statement'),
    item: of('item'),
  };
}
const partNames = partNamesOf('');
const hintPartNames = partNamesOf(' hint');
const phrasePartNames = partNamesOf(' phrase');
