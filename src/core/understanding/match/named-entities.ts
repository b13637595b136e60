import { isWithOrWithout, longestNonOverlapping, overlaps, type WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import type { CueFinder, Mention } from './mention.ts';
import type { PhraseMatch } from './phrase-matcher.ts';
import type { Term } from './vocabulary.ts';

export type NamedEntities = {
  readonly options: readonly Mention[];
  readonly excluded: readonly Mention[];
  readonly included: readonly Mention[];
  readonly alternatives: readonly Mention[];
  readonly beyond: readonly Mention[];
  readonly knows: readonly Mention[];
  readonly homonym: boolean;
  /** Aspects that mentioned companions are about. */
  readonly companionAspects: readonly Mention[];
  /** The words that names take up; they don't mean anything else. */
  readonly named: readonly WordRange[];
};

const noEntities: NamedEntities = {
  options: [],
  excluded: [],
  included: [],
  alternatives: [],
  beyond: [],
  knows: [],
  homonym: false,
  companionAspects: [],
  named: [],
};

type Name = Extract<Term, { kind: 'option' | 'alternative' | 'beyond' | 'false-friend' }>;
type NameMatch = PhraseMatch<Name>;

/** Finds options and other products, and whether each is mentioned, ruled out or readmitted. */
export function findNamedEntities(
  matches: readonly PhraseMatch<Term>[],
  words: readonly Word[],
  all: CueFinder,
  inConversation: boolean,
): NamedEntities {
  const asksAbout =
    words.length <= 7 &&
    (all('tell').length > 0 ||
      all('versus').length > 0 ||
      all('better').length > 0 ||
      all('list').length > 0 ||
      all('and').length > 0);
  const nearTopic =
    asksAbout ||
    inConversation ||
    matches.some(
      ({ payload }) => payload.kind === 'context' || payload.kind === 'option' || payload.kind === 'topic',
    );
  const risky = matches.filter(({ payload }) => payload.kind === 'alternative' && payload.risky).length;
  const candidates: NameMatch[] = [];
  for (const { payload, from, to } of matches) {
    if (payload.kind === 'option' || payload.kind === 'beyond') candidates.push({ payload, from, to });
    if (payload.kind === 'alternative' && (!payload.risky || nearTopic || risky > 1))
      candidates.push({ payload, from, to });
    if (payload.kind === 'false-friend' && payload.of === 'name') candidates.push({ payload, from, to });
  }
  if (candidates.length === 0) return noEntities;
  const apart = longestNonOverlapping(preferFriends(candidates)).map((match) => withSuffix(match, words));
  const excluding = all('exclude-next').filter(
    (cue) => !asksWhy(cue, words, all) && !isWithOrWithout(cue, words),
  );
  const options: Mention[] = [];
  const excluded: Mention[] = [];
  const included: Mention[] = [];
  const alternatives: Mention[] = [];
  const beyond: Mention[] = [];
  const knows: Mention[] = [];
  let previous: { name: NameMatch; polarity: 'mentioned' | 'excluded' | 'included' } | undefined;

  for (const name of apart) {
    const { payload, from, to } = name;
    if (payload.kind === 'false-friend') continue;
    if (payload.kind === 'beyond') {
      beyond.push({ id: payload.id, from, to });
      continue;
    }
    if (payload.kind === 'alternative') {
      alternatives.push({ id: payload.id, from, to });
      if (payload.companionOf === null) continue;
    }
    const id = payload.kind === 'option' ? payload.id : payload.companionOf;
    if (id === null) continue;
    const found = { id, from, to };
    const joined =
      previous !== undefined && isListed(words, previous.name.to, from) ? previous.polarity : undefined;
    const polarity = ownPolarity(found, words, excluding, all) ?? joined ?? 'mentioned';
    if (polarity === 'excluded') pushOnce(excluded, found);
    else pushOnce(options, found);
    if (polarity === 'included') pushOnce(included, found);
    if (polarity !== 'excluded' && isKnown(found, words, all)) pushOnce(knows, found);
    previous = { name, polarity };
  }
  // "flask, not django" and later "django": readmitting it counts last.
  const out = excluded.filter(({ id }) => !included.some((readmitted) => readmitted.id === id));
  return {
    options: out.length === 0 ? options : options.filter(({ id }) => !out.some((found) => found.id === id)),
    excluded: out,
    included,
    alternatives,
    beyond,
    knows,
    homonym: apart.some(({ payload }) => payload.kind === 'false-friend'),
    companionAspects: apart.flatMap(({ payload, from, to }) =>
      payload.kind === 'option' ? payload.aspects.map((id) => ({ id, from, to })) : [],
    ),
    named: apart.filter(({ payload }) => payload.kind !== 'false-friend'),
  };
}

/** "flask-login" is one name, and doesn't mean a need to log in. */
function withSuffix(match: NameMatch, words: readonly Word[]): NameMatch {
  return match.payload.kind === 'option' &&
    words[match.to]?.joined === true &&
    !twoNames.has(words[match.to]?.text ?? '')
    ? { ...match, to: match.to + 1 }
    : match;
}

/** Words that a hyphen can join to a name without becoming part of it. */
const twoNames = new Set(['vs', 'or', 'and', 'to', 'based', 'only', 'like', 'style', 'ish', 'first']);

/** At the same length, a false friend beats a name. */
function preferFriends(candidates: readonly NameMatch[]): readonly NameMatch[] {
  if (!candidates.some(({ payload }) => payload.kind === 'false-friend')) return candidates;
  return [...candidates].sort(
    (a, b) => Number(b.payload.kind === 'false-friend') - Number(a.payload.kind === 'false-friend'),
  );
}

function pushOnce(list: Mention[], found: Mention): void {
  if (!list.some(({ id }) => id === found.id)) list.push(found);
}

/** "why not X?", "is X not …", "not sure about X": a question or a doubt, not an exclusion. */
function asksWhy(cue: WordRange, words: readonly Word[], all: CueFinder): boolean {
  const first = words[cue.from];
  if (first === undefined) return false;
  if (!weakNegations.has(first.text)) return false;
  const clause = clauseStart(words, cue.from);
  if (all('why').some(({ from, to }) => from >= clause && to <= cue.from)) return true;
  return words.slice(clause, cue.from).some(({ text }) => text === 'y');
}

/** A name in a list has the polarity of the one before: "not django or flask". */
function isListed(words: readonly Word[], from: number, to: number): boolean {
  const between = words.slice(from, to);
  return (
    between.length <= 2 &&
    between.every(
      ({ text }) =>
        text === 'or' || text === 'nor' || text === 'and' || text === ',' || text === '+' || text === 'n',
    )
  );
}

function ownPolarity(
  name: Mention,
  words: readonly Word[],
  excluding: readonly WordRange[],
  all: CueFinder,
): 'excluded' | 'included' | undefined {
  if (
    all('include-prev').some((cue) => follows(cue, name, words, 3)) ||
    all('include-next').some((cue) => leads(cue, name, words, 2) && isReadmission(cue, words))
  )
    return 'included';
  if (excluding.some((cue) => leads(cue, name, words, allowedGap(cue, words)))) return 'excluded';
  if (all('exclude-prev').some((cue) => follows(cue, name, words, 1))) return 'excluded';
  return undefined;
}

const weakNegations = new Set(['not', 'no', 'never', 'besides', 'over', 'pas', 'nicht', 'against', 'leave']);

/** "not" has to stand right before the name; "anything but" may be followed by an article. */
function allowedGap(cue: WordRange, words: readonly Word[]): number {
  return cue.to - cue.from === 1 && weakNegations.has(words[cue.from]?.text ?? '') ? 0 : 2;
}

const againWords = new Set(['again', 'back', 'reconsider', 'readmit', 'include', 'in']);

/** "add" and "consider" readmit an option only together with a word like "again". */
function isReadmission(cue: WordRange, words: readonly Word[]): boolean {
  return words.slice(cue.from, cue.to + 5).some(({ text, mark }) => !mark && againWords.has(text));
}

function leads(cue: WordRange, name: WordRange, words: readonly Word[], gap: number): boolean {
  if (overlaps(cue, name) || cue.to > name.from) return false;
  const between = words.slice(cue.to, name.from);
  return between.length <= gap && between.every(({ mark, text }) => !mark && !breaksNegation.has(text));
}

const breaksNegation = new Set([
  'but',
  'because',
  'since',
  'so',
  'than',
  'for',
  'with',
  'to',
  'if',
  'sure',
  'only',
  'just',
  'everybody',
  'everyone',
  'that',
  'about',
]);

function follows(cue: WordRange, name: WordRange, words: readonly Word[], gap: number): boolean {
  if (cue.from < name.to) return false;
  const between = words.slice(name.to, cue.from);
  return between.length <= gap && between.every(({ mark }) => !mark);
}

function isKnown(name: WordRange, words: readonly Word[], all: CueFinder): boolean {
  return (
    all('knows-next').some((cue) => leads(cue, name, words, 1)) ||
    all('knows-prev').some((cue) => follows(cue, name, words, 1))
  );
}

function clauseStart(words: readonly Word[], at: number): number {
  for (let from = at - 1; from >= 0; from--) {
    const word = words[from];
    if (word?.mark && word.text !== ',') return from + 1;
  }
  return 0;
}
