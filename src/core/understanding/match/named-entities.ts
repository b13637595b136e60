import { longestNonOverlapping, type WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import type { CueFinder, Mention } from './mention.ts';
import { follows, leads, polarityIn } from './option-polarity.ts';
import type { PhraseMatch } from './phrase-matcher.ts';
import { segmentsOf } from './segments.ts';
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
  const polarityOf = polarityIn(words, all);
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
    const polarity = polarityOf(found) ?? joined ?? 'mentioned';
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
    // Beside a name that's meant as one, a word that only looks like one says nothing.
    homonym:
      options.length + excluded.length + alternatives.length === 0 &&
      apart.some(({ payload }) => payload.kind === 'false-friend'),
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

/** "we use django"; not "nobody knows django", "no django experience" or "why would anyone use django here". */
function isKnown(name: WordRange, words: readonly Word[], all: CueFinder): boolean {
  const isLed = all('knows-next').some((cue) => leads(cue, name, words, 1));
  if (!isLed && !all('knows-prev').some((cue) => follows(cue, name, words, 1))) return false;
  const segment = segmentsOf(words).find(({ from, to }) => from <= name.from && name.from < to);
  if (segment === undefined) return true;
  if (segment.supposes || (!isLed && (segment.form === 'yes-no' || segment.form === 'open'))) return false;
  return !words
    .slice(Math.max(segment.from, name.from - nearby), name.from)
    .some(({ text }) => unknowing.has(text));
}

/** How far before a name a negation still belongs to it. */
const nearby = 4;
const unknowing = new Set([
  'no',
  'not',
  'never',
  'nobody',
  'none',
  'without',
  'why',
  'who',
  'anyone',
  'anybody',
]);
