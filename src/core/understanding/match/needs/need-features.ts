import type { Cue } from '../../cues/cues.ts';
import { contains, lengthOf, type WordRange } from '../../text/word-range.ts';
import type { Word } from '../../text/words.ts';
import type { Clause } from '../clauses.ts';
import type { Mention } from '../mention.ts';
import { observeMannerOfStating } from './manner-of-stating.ts';
import { isListed, type MessagePart, observePart, partContextOf } from './message-parts.ts';

/** Words that may state a need, by a phrase of the topic. */
export type NeedHit = Mention & {
  /** True if the phrase has a gap or a number. */
  readonly loose: boolean;
  /** True for words that often mean something else: they count only where the rest of the message says so. */
  readonly hint: boolean;
};

/** What the features of a message's needs are taken from. */
export type NeedContext = {
  readonly words: readonly Word[];
  readonly clauses: readonly Clause[];
  readonly parts: readonly MessagePart[];
  readonly cues: ReadonlyMap<Cue, readonly WordRange[]>;
  /** By position: true if a phrase of the topic has the word. */
  readonly topical: readonly boolean[];
  /** Positions of the words whose spelling was corrected. */
  readonly corrected: ReadonlySet<number>;
  /** How many options the message names. */
  readonly options: number;
  /** How many needs have a hit. */
  readonly needs: number;
};

/**
 * The kinds of features: what a hit and its clause are (`is`); the words right before and right after it, one and two at a
 * time; the words before and after it in its clause; all words of its part of the clause (`beside`); the words that its
 * clause opens with; the cues in its clause.
 */
export const needFeatureGroups = [
  'is',
  'previous',
  'previousTwo',
  'before',
  'next',
  'nextTwo',
  'after',
  'beside',
  'opening',
  'cue',
] as const;
export type NeedFeatureGroup = (typeof needFeatureGroups)[number];
export type NeedFeatureObserver = (group: NeedFeatureGroup, name: string) => void;

/** How many words after a hit count. */
const reachAfter = 4;
const noClause: Clause = { from: 0, to: 0, asks: false, own: false, ours: false };

/** The clause of a hit; the first one if it spans several. */
export function clauseOf(hit: WordRange, clauses: readonly Clause[]): Clause {
  for (const clause of clauses) if (contains(clause, hit)) return clause;
  return clauses[0] ?? noClause;
}

const noPart: MessagePart = { from: 0, to: 0, kind: 'statement', marked: false };

/** The part that a hit begins in. */
function messagePartOf({ from }: WordRange, parts: readonly MessagePart[]): MessagePart {
  for (const part of parts) if (from < part.to) return part;
  return parts.at(-1) ?? noPart;
}

/**
 * Observes what's true of a hit whatever the need: nothing here depends on the topic, so that what's learnt from one
 * topic's needs applies to others'. Words of the topic count only by being there. Further features, such as those of a
 * sentence encoder, belong here as well.
 */
export function observeHit(hit: NeedHit, context: NeedContext, observe: NeedFeatureObserver): void {
  const { words, clauses, cues, options } = context;
  const clause = clauseOf(hit, clauses);
  const part = messagePartOf(hit, context.parts);
  const standing = partContextOf(part, context.parts);
  // "we need a, b and c" leads into each of its items.
  const form = isListed(part, standing) && !clause.ours ? 'listed' : formOf(clause, clauses);
  observe('is', form);
  observePart(part, standing, hit.hint, (name) => observe('is', name));
  observe('is', (hit.loose ? looseForms : strictForms)[form]);
  observe('is', (options === 0 ? formsWithoutOption : formsWithOptions)[form]);
  observe('is', hit.loose ? 'loose' : 'strict');
  observe('is', lengthNames[Math.min(lengthOf(hit), 4)] ?? '');
  observe('is', optionNames[Math.min(options, 3)] ?? '');
  observe('is', needNames[Math.min(context.needs, 4)] ?? '');
  observe('is', clauseLength(clause));
  if (clauses.length === 1) observe('is', 'only clause');
  if (clause.from === (clauses[0]?.from ?? 0)) observe('is', 'first clause');
  if (clause.to === (clauses.at(-1)?.to ?? 0)) observe('is', 'last clause');
  if (words[clause.to]?.text === '?') observe('is', 'question mark here');
  if (words[clause.to]?.text === ':') observe('is', 'colon after');
  observeSpan(hit, context, observe);
  observeNeighbours(hit, clause, context, observe);
  observeMannerOfStating({ hit, part: partOf(hit, clause, words), clause }, words, observe);
  for (const [cue, found] of cues)
    for (const range of found)
      if (contains(clause, range)) {
        observe('cue', cue);
        break;
      }
}

/** Observes the words of the hit itself. */
function observeSpan({ from, to }: NeedHit, { words, corrected }: NeedContext, observe: NeedFeatureObserver) {
  const first = words[from];
  if (to - from === 1 && first !== undefined && first.text.length <= 3) observe('is', 'short word');
  if (first?.joined === true) observe('is', 'joined before');
  if (words[to]?.joined === true) observe('is', 'joined after');
  for (let at = from; at < to; at++) {
    if (words[at]?.value !== undefined) observe('is', 'number');
    if (corrected.has(at)) observe('is', 'corrected');
  }
}

/**
 * Observes the words around the hit. In a list ("we need an admin, login and jobs"), what leads into the list counts for
 * each of its items, wherever it stands in the list.
 */
function observeNeighbours(
  hit: NeedHit,
  clause: Clause,
  context: NeedContext,
  observe: NeedFeatureObserver,
): void {
  const { words, topical } = context;
  const { from, to } = hit;
  const answer = answerAfter(to, words);
  if (answer !== undefined) observe('is', answer);
  const part = partOf(hit, clause, words);
  const observeAll = (group: NeedFeatureGroup, start: number, end: number): string | undefined => {
    let last: string | undefined;
    for (let at = start; at < end; at++) {
      const { mark = true, value, text = '' } = words[at] ?? {};
      if (mark || value !== undefined || topical[at] === true || joining.has(text)) continue;
      observe(group, text);
      last = text;
    }
    return last;
  };
  const lead = leadOf(part, clause, context);
  const led = lead === undefined ? undefined : observeAll('before', lead.from, lead.to);
  const previous = observeAll('before', part.from, from) ?? led;
  if (previous !== undefined) observe('previous', previous);
  if (previous === undefined) observe('is', 'nothing before');
  observeAll('beside', part.from, from);
  observeAll('beside', to, part.to);
  observeAll('after', to, Math.min(part.to, to + reachAfter));
  const next = words[to];
  if (to === part.to) observe('is', 'nothing after');
  else if (next !== undefined && topical[to] !== true) observe('next', next.text);
  observe('is', partLength(part.to - part.from - (to - from)));
}

const joining = new Set(['and', '+', 'plus', 'n']);

/**
 * The words that lead into a list of which the part is an item: those before its first item, or the clause before a
 * colon.
 */
function leadOf(
  part: WordRange,
  clause: Clause,
  { words, clauses, topical }: NeedContext,
): WordRange | undefined {
  if (part.from > clause.from) {
    let to = clause.from;
    while (to < part.from && topical[to] !== true && !parting.has(words[to]?.text ?? '')) to++;
    if (to > clause.from) return { from: clause.from, to };
  }
  if (words[clause.from - 1]?.text !== ':') return undefined;
  return clauses.find((before) => before.to === clause.from - 1);
}

/** "admin: yes", "payments no": a list of what is needed and what isn't. */
function answerAfter(to: number, words: readonly Word[]): 'answered yes' | 'answered no' | undefined {
  const next = words[to]?.text;
  const answer = next === ':' || next === '=' || next === '?' ? words[to + 1]?.text : next;
  if (answer === 'yes' || answer === 'y' || answer === 'ja' || answer === 'si') return 'answered yes';
  return answer === 'no' || answer === 'nope' || answer === 'n' || answer === 'none'
    ? 'answered no'
    : undefined;
}

/** What separates the parts of a clause. */
const parting = new Set([',', 'and', '+', 'plus', 'but', 'so', 'because', 'while', 'und', 'y', 'et']);

/** The part of the clause that the hit is in: between commas, "and" and the like. */
function partOf(hit: WordRange, clause: WordRange, words: readonly Word[]): WordRange {
  let from = hit.from;
  while (from > clause.from && !parting.has(words[from - 1]?.text ?? '')) from--;
  let to = hit.to;
  while (to < clause.to && !parting.has(words[to]?.text ?? '')) to++;
  return { from, to };
}

function partLength(others: number): string {
  if (others <= 0) return 'alone in its part';
  return others <= 2 ? 'nearly alone in its part' : 'among others';
}

type Form = 'listed' | 'own' | 'own and asks' | 'asks' | 'plain' | 'asks beside own' | 'plain beside own';

function formOf(clause: Clause, clauses: readonly Clause[]): Form {
  if (clause.own) return clause.asks ? 'own and asks' : 'own';
  const beside = clauses.some(({ own }) => own);
  if (clause.asks) return beside ? 'asks beside own' : 'asks';
  return beside ? 'plain beside own' : 'plain';
}

function namesOf(suffix: string): Readonly<Record<Form, string>> {
  return {
    listed: `listed ${suffix}`,
    own: `own ${suffix}`,
    'own and asks': `own and asks ${suffix}`,
    asks: `asks ${suffix}`,
    plain: `plain ${suffix}`,
    'asks beside own': `asks beside own ${suffix}`,
    'plain beside own': `plain beside own ${suffix}`,
  };
}
const strictForms = namesOf('strict');
const looseForms = namesOf('loose');
const formsWithoutOption = namesOf('no option');
const formsWithOptions = namesOf('options');
const lengthNames = ['', 'one word', 'two words', 'three words', 'four words or more'];
const optionNames = ['no option', 'one option', 'two options', 'more options'];
const needNames = ['', 'only need', 'two needs', 'three needs', 'many needs'];

function clauseLength({ from, to }: Clause): string {
  const length = to - from;
  if (length <= 3) return 'fragment';
  if (length <= 7) return 'short clause';
  return length <= 14 ? 'middling clause' : 'long clause';
}
