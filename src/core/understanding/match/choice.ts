import type { WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import { afterOpening, type Clause } from './clauses.ts';
import { type NamedWords, namedSideAt, type Side, sideAfter, sideBefore } from './sides.ts';

/** A choice between things, or one thing set against another, wherever in the message it is. */
export type NamedChoice = {
  readonly sides: readonly Side[];
  /** `or` may also join ordinary words; the others set one thing against another. */
  readonly by: 'or' | 'against' | 'move';
};

const alternatives = new Set(['or', 'oder', 'ou']);
const againstWords = new Set([
  'vs',
  'v',
  'against',
  'than',
  'over',
  'beat',
  'beats',
  'outperform',
  'outperforms',
]);
/** "instead of", "rather than", "compared to": read as one word that sets against. */
const againstPhrases: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['instead', new Set(['of'])],
  ['rather', new Set(['than'])],
  ['compared', new Set(['to', 'with', 'against'])],
  ['opposed', new Set(['to'])],
  ['place', new Set(['of'])],
]);

/** Words after which comes what is chosen: "should we use X or Y", "which is better, X or Y". */
const choosing = new Set(
  (
    'use using pick choose take prefer adopt recommend suggest try learn deploy between compare chart plot graph rank is are buy consider ' +
    'get want need about better best faster cheaper easier simpler safer worse slower of'
  ).split(' '),
);
/** By preposition, the words before it that make its object a choice: "go with X or Y", "thoughts on X or Y". */
const choosingBefore: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['with', new Set(['go', 'going', 'start', 'build', 'stick', 'stay', 'happier', 'begin'])],
  [
    'on',
    new Set([
      'thoughts',
      'opinion',
      'opinions',
      'take',
      'views',
      'view',
      'advice',
      'build',
      'bet',
      'standardise',
      'standardize',
      'settle',
    ]),
  ],
  ['for', new Set(['go', 'opt'])],
]);
const comparing = new Set([
  'compar',
  'comparison',
  'between',
  'differ',
  'chart',
  'plot',
  'graph',
  'rank',
  'diagram',

  'score',
]);
const moving = new Set([
  'switch',
  'move',
  'migrat',
  'go',
  'port',
  'convert',
  'chang',
  'rewrit',
  'come',
  'upgrad',
  'transit',
]);
/** "migrate X to Y", without "from". */
const rebuilding = new Set(['migrate', 'migrating', 'port', 'porting', 'convert', 'converting', 'rewrite']);
const replacing = new Set(['replac', 'swap', 'substitut', 'exchang', 'drop', 'ditch']);

/** Finds what a message sets against each other. Linear in its words. */
export function findChoices(
  named: NamedWords,
  clauses: readonly Clause[],
  plain: string,
): readonly NamedChoice[] {
  const found: NamedChoice[] = [];
  for (const clause of clauses) {
    const opener = openerIn(named.words, clause);
    let taken = clause.from;
    for (let at = clause.from; at < clause.to; at++) {
      const joint = jointAt(named.words, at, { plain, opener, to: clause.to });
      if (joint === undefined) continue;
      const choice = choiceAt(named, joint, { from: taken, to: clause.to });
      if (choice === undefined) continue;
      found.push(choice);
      taken = choice.sides.at(-1)?.to ?? at + 1;
      at = Math.max(at, taken - 1);
    }
  }
  return found;
}

type Joint = WordRange & { readonly by: NamedChoice['by'] };

/** The word that announces a comparison or a move, and where it is. */
type Opener = { readonly at: number; readonly kind: 'compares' | 'moves' | 'replaces' } | undefined;

function openerIn(words: readonly Word[], { from, to }: WordRange): Opener {
  for (let at = from; at < to; at++) {
    const stem = words[at]?.stem ?? '';
    if (comparing.has(stem) && words[at - 1]?.text !== 'in') return { at, kind: 'compares' };
    if (stem === 'tabl' && words[at + 1]?.text === 'of') return { at, kind: 'compares' };
    if (replacing.has(stem)) return { at, kind: 'replaces' };
    if (rebuilding.has(words[at]?.text ?? '')) return { at, kind: 'moves' };
    if (words[at]?.text === 'from' && hasMove(words, from, at)) return { at, kind: 'moves' };
  }
  return undefined;
}

/** "how does X compare to Y", "how do X and Y compare". */
function comparesAround(words: readonly Word[], at: number, opener: number, end: number): boolean {
  const text = words[at]?.text;
  if (at === opener + 1) return text === 'to' || text === 'with' || text === 'against';
  return text === 'and' && at < opener && (opener + 1 >= end || words[opener + 1]?.mark === true);
}

function hasMove(words: readonly Word[], from: number, to: number): boolean {
  for (let at = Math.max(from, to - 4); at < to; at++) if (moving.has(words[at]?.stem ?? '')) return true;
  return false;
}

type Around = { readonly plain: string; readonly opener: Opener; readonly to: number };

/** The words at `at` that join two sides. */
function jointAt(words: readonly Word[], at: number, { plain, opener, to }: Around): Joint | undefined {
  const word = words[at];
  const before = words[at - 1];
  if (word === undefined) return undefined;
  const { text } = word;
  if (alternatives.has(text)) return { from: at, to: at + 1, by: 'or' };
  if (againstWords.has(text)) return { from: at, to: at + 1, by: 'against' };
  if (againstPhrases.get(text)?.has(words[at + 1]?.text ?? '') === true)
    return { from: at, to: at + 2, by: 'against' };
  if (before !== undefined && word.start - before.end === 1 && plain[before.end] === '/')
    return { from: at, to: at, by: 'or' };
  if (opener === undefined) return undefined;
  if (opener.kind === 'compares' && comparesAround(words, at, opener.at, to))
    return { from: at, to: at + 1, by: 'against' };
  if (at <= opener.at + 1) return undefined;
  switch (opener.kind) {
    case 'compares':
      return text === 'and' || (words[opener.at]?.stem === 'compar' && (text === 'with' || text === 'to'))
        ? { from: at, to: at + 1, by: 'against' }
        : undefined;
    case 'moves':
      return text === 'to' ? { from: at, to: at + 1, by: 'move' } : undefined;
    case 'replaces':
      return text === 'with' || text === 'by' || text === 'for'
        ? { from: at, to: at + 1, by: 'move' }
        : undefined;
    default:
      return opener.kind satisfies never;
  }
}

function choiceAt(named: NamedWords, joint: Joint, { from, to }: WordRange): NamedChoice | undefined {
  const right = sideAfter(named, joint.to, to);
  if (right === undefined) return undefined;
  const direct = sideBefore(named, joint.from, from);
  // "is X any good compared to Y": the words right before it are no side.
  const subject = direct === undefined || direct.is === 'words' ? subjectOf(named, joint, from) : undefined;
  const left = direct === undefined || subject?.is === 'product' ? subject : direct;
  if (joint.by === 'move' && (left === undefined || left.is === 'words')) return undefined;
  if (left === undefined && !refersBack(named, joint, from)) return undefined;
  const earlier = left === undefined ? [] : listedBefore(named, left, from);
  const sides = [
    ...earlier,
    ...(left === undefined ? [] : [left]),
    right,
    ...listedAfter(named, right.to, to),
  ];
  if (joint.by === 'or' && (left === undefined || !isChosen(named, sides, from))) return undefined;
  return { sides, by: joint.by };
}

/** "is X better than Y": the nearest name before, or an unknown word after "is". */
function subjectOf(named: NamedWords, joint: Joint, start: number): Side | undefined {
  const { words, unknown } = named;
  if (joint.by !== 'against') return undefined;
  for (let end = joint.from - 1; end > start; end--) {
    const side = namedSideAt(named, end);
    if (side !== undefined) return side;
    if (unknown.has(end - 1) && asksIs.has(words[end - 2]?.text ?? ''))
      return sideBefore(named, end, end - 1);
  }
  return undefined;
}
const asksIs = new Set(['is', 'are', 'does', 'do', 'will', 'would', 'can', 'why', 'use', 'pick', 'choose']);

/** "and vs express?", "is it faster than node?": the other side is what the thread is about. */
function refersBack({ words }: NamedWords, { from }: Joint, start: number): boolean {
  if (from <= afterOpening(words, start, from)) return true;
  for (let at = start; at < from; at++) if (pointers.has(words[at]?.text ?? '')) return true;
  return comparative.test(words[from - 1]?.text ?? '');
}
const pointers = new Set(['it', 'that', 'this', 'they', 'them', 'we', 'how', 'what']);
const comparative = /er$|^(?:better|worse|more|less)$/;

/** "X, Y or Z": the sides before a comma. */
function listedBefore(named: NamedWords, left: Side, start: number): readonly Side[] {
  const sides: Side[] = [];
  let at = left.from;
  while (named.words[at - 1]?.text === ',') {
    const side = sideBefore(named, at - 1, start);
    // An unknown word before known names is rarely one of them: "which is fastr, a or b".
    if (side === undefined || side.is === 'words' || (side.is === 'name' && left.is !== 'name')) break;
    sides.unshift(side);
    at = side.from;
  }
  return sides;
}

/** "X or Y or Z": the sides after further joints, and after commas. */
function listedAfter(named: NamedWords, start: number, end: number): readonly Side[] {
  const sides: Side[] = [];
  let at = start;
  while (at < end && continues(named.words[at]?.text)) {
    const next = named.words[at]?.text === ',' && continues(named.words[at + 1]?.text) ? at + 2 : at + 1;
    const side = sideAfter(named, next, end);
    if (side === undefined || side.is === 'words') break;
    // "django or fastapi, ignoring leo", "flask or django, petra says flask": a list doesn't go on with a mere comma.
    if (
      side.is === 'name' &&
      next === at + 1 &&
      named.words[at]?.text === ',' &&
      !continues(named.words[side.to]?.text)
    )
      break;
    sides.push(side);
    at = side.to;
  }
  return sides;
}

function continues(text: string | undefined): boolean {
  return text === ',' || text === 'vs' || alternatives.has(text ?? '');
}

/**
 * True if "X or Y" is what the clause is about: it opens the clause or follows a comma, or it's the object of a verb of
 * choosing. "does it support X or Y" isn't a choice between them.
 */
function isChosen({ words }: NamedWords, sides: readonly Side[], start: number): boolean {
  const first = sides[0]?.from ?? start;
  const before = words[first - 1];
  const asked = words[afterOpening(words, start, first)]?.text ?? '';
  if (before === undefined || first <= afterOpening(words, start, first) || before.mark) return true;
  if (before.text === 'the') return first - 1 <= afterOpening(words, start, first);
  if (alternatives.has(before.text)) return true;
  if (capability.has(asked)) return false;
  return (
    choosing.has(before.text) || choosingBefore.get(before.text)?.has(words[first - 2]?.text ?? '') === true
  );
}

/** Words that open a question on whether something is possible: "can I use X or Y with it?" */
const capability = new Set(['does', 'can', 'could', 'will', 'has', 'have', 'did']);
