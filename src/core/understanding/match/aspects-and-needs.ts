import {
  contains,
  isWithOrWithout,
  lengthOf,
  overlaps,
  sortByPosition,
  type WordRange,
} from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import type { CueFinder, Mention } from './mention.ts';
import type { NeedHit } from './needs/need-features.ts';
import type { PhraseMatch } from './phrase-matcher.ts';
import type { Term } from './terms/topic-terms.ts';

export type AspectsAndNeeds = {
  readonly aspects: readonly Mention[];
  /** Aspects of these that don't matter to the writer: "speed is not important". */
  readonly unwanted: readonly Mention[];
  /** Specific things that are named ("grpc"), with the aspect that each belongs to. */
  readonly things: readonly Mention[];
  /** Words that may state a need; each need may have several. */
  readonly hits: readonly NeedHit[];
  /** Words that hint at a need which the message doesn't take back. */
  readonly hints: readonly NeedHit[];
  readonly withdrawn: readonly Mention[];
};

type AspectOrNeed = Extract<Term, { kind: 'aspect' | 'need' }>;

/** Finds the aspects and needs outside of names, and the needs that the message takes back. */
export function findAspectsAndNeeds(
  matches: readonly PhraseMatch<Term>[],
  message: {
    readonly words: readonly Word[];
    readonly names: readonly WordRange[];
    readonly hinted: readonly NeedHit[];
  },
  all: CueFinder,
): AspectsAndNeeds {
  const { words, names } = message;
  const friends = { aspect: spansOf(matches, 'aspect'), need: spansOf(matches, 'need') };
  const found = (kind: AspectOrNeed['kind']): NeedHit[] => {
    const candidates: NeedHit[] = [];
    for (const { payload, from, to } of matches) {
      if (payload.kind !== kind) continue;
      const candidate = { id: payload.id, loose: payload.loose, hint: false, from, to };
      const isMeant =
        !isWithinOne(names, candidate) && !friends[kind].some((friend) => isPartOf(friend, candidate));
      if (isMeant) candidates.push(candidate);
    }
    if (candidates.length < 2) return candidates;
    return candidates.filter(
      (inner) =>
        !candidates.some(
          (outer) =>
            outer.id !== inner.id &&
            !outer.loose &&
            lengthOf(outer) > lengthOf(inner) &&
            contains(outer, inner),
        ),
    );
  };
  const hits = found('need');
  const hinted = message.hinted.filter(
    (hint) => !friends.need.some((friend) => friend.id === hint.id && overlaps(friend, hint)),
  );
  const withdrawn = withdrawnIn(hits, words, all).filter(
    (need) => !hinted.some((hint) => insistsOn(need, hint, words)),
  );
  const isWithdrawnToo = ({ id }: NeedHit): boolean => withdrawn.some((need) => need.id === id);
  const aspectHits = found('aspect');
  const aspects = firstOfEach(aspectHits);
  const things: Mention[] = [];
  for (const match of matches) {
    const { payload, from, to } = match;
    if (payload.kind === 'aspect' && payload.thing && !isWithinOne(names, match))
      things.push({ id: payload.id, from, to });
  }
  return {
    aspects,
    unwanted: aspects.filter(
      (aspect) => isWithdrawnWith(aspect, aspectHits, withdrawn) || isSaidNotToMatter(aspect, words, all),
    ),
    things,
    hits: withdrawn.length === 0 ? hits : hits.filter((hit) => !isWithdrawnToo(hit)),
    hints: withdrawn.length === 0 ? hinted : hinted.filter((hint) => !isWithdrawnToo(hint)),
    withdrawn,
  };
}

/** "we can not lose data": the longer words state the need by saying no. */
function insistsOn(need: Mention, hint: NeedHit, words: readonly Word[]): boolean {
  if (hint.id !== need.id || !contains(hint, need)) return false;
  return words.slice(hint.from, need.from).some(({ text }) => refusing.has(text));
}

const refusing = new Set(['no', 'not', 'never', 'none', 'nothing']);

/** An aspect goes with the need that the same words take back. */
function isWithdrawnWith(
  { id }: Mention,
  mentions: readonly Mention[],
  withdrawn: readonly Mention[],
): boolean {
  return mentions.some((mention) => mention.id === id && withdrawn.some((need) => overlaps(need, mention)));
}

function isWithinOne(spans: readonly WordRange[], inner: WordRange): boolean {
  for (const span of spans) if (contains(span, inner)) return true;
  return false;
}

/** "light" in "traffic light": the longer phrase means something else. */
function isPartOf(friend: Mention, candidate: Mention): boolean {
  return friend.id === candidate.id && contains(friend, candidate) && lengthOf(friend) > lengthOf(candidate);
}

function spansOf(matches: readonly PhraseMatch<Term>[], of: 'aspect' | 'need'): Mention[] {
  const spans: Mention[] = [];
  for (const { payload, from, to } of matches)
    if (payload.kind === 'false-friend' && payload.of === of) spans.push({ id: payload.id, from, to });
  return spans;
}

/** One mention of each id: the longest, in order of first mention. */
function firstOfEach(candidates: readonly NeedHit[]): Mention[] {
  if (candidates.length < 2) return candidates.map(({ id, from, to }) => ({ id, from, to }));
  const best = new Map<string, Mention>();
  for (const { id, from, to } of candidates) {
    const known = best.get(id);
    if (known === undefined || (overlaps(known, { from, to }) && to - from > lengthOf(known)))
      best.set(id, { id, from, to });
  }
  return sortByPosition([...best.values()]);
}

const fillers = new Set([
  'the',
  'a',
  'an',
  'any',
  'our',
  'my',
  'about',
  'that',
  'this',
  'thing',
  'for',
  'of',
  'all',
  'those',
  'some',
  'us',
  'u',
  'your',
  'need',
  'needs',
  'want',
  'have',
]);
const linking = new Set([
  'thing',
  'part',
  'is',
  'are',
  'was',
  'bit',
  'stuff',
  'requirement',
  'it',
  'that',
  'too',
  'really',
  'much',
  'one',
  'does',
  'do',
  'folks',
  'actually',
  'anymore',
]);

/** What the first mention of a need takes back, or any later one with words as plain as "we don't need". */
function withdrawnIn(hits: readonly NeedHit[], words: readonly Word[], all: CueFinder): readonly Mention[] {
  const first = firstOfEach(hits).filter((need) => isWithdrawn(need, words, all));
  const later = hits.filter(
    (need) =>
      !first.some(({ id }) => id === need.id) &&
      isTakenBack(need, words, (cue) => all(cue).filter((one) => saysNeed(one, words))) &&
      !hits.some((other) => isPartOf(other, need)),
  );
  return later.length === 0 ? first : sortByPosition([...first, ...firstOfEach(later)]);
}

function saysNeed({ from, to }: WordRange, words: readonly Word[]): boolean {
  return words.slice(from, to).some(({ stem }) => stem === 'need');
}

/** "we don't need an admin" */
function isTakenBack(need: Mention, words: readonly Word[], all: CueFinder): boolean {
  // "won't work without types" insists on them.
  const insists = (cue: WordRange): boolean =>
    words[cue.from]?.text === 'without' &&
    words.slice(Math.max(0, cue.from - 4), cue.from).some(({ text }) => text === 'not' || text === 'never');
  return all('withdraw-next').some((cue) => leadsTo(cue, need, words) && !insists(cue));
}

function leadsTo(cue: WordRange, need: Mention, words: readonly Word[]): boolean {
  if (cue.to > need.from || isWithOrWithout(cue, words)) return false;
  const between = words.slice(cue.to, need.from);
  return between.length <= 3 && between.every(({ text, mark }) => !mark && fillers.has(text));
}

function isWithdrawn(need: Mention, words: readonly Word[], all: CueFinder): boolean {
  const led = (cue: WordRange): boolean => leadsTo(cue, need, words);
  // "won't work without types" insists on them.
  const insists = (cue: WordRange): boolean =>
    words[cue.from]?.text === 'without' &&
    words.slice(Math.max(0, cue.from - 4), cue.from).some(({ text }) => text === 'not' || text === 'never');
  if (isTakenBack(need, words, all)) return true;
  // "what can not do openapi" asks which options lack it.
  const lacks = (cue: WordRange): boolean => words[cue.from]?.text === 'can';
  if (all('exclude-next').some((cue) => led(cue) && need.from - cue.to <= 1 && !lacks(cue) && !insists(cue)))
    return true;
  return isSaidNotToMatter(need, words, all);
}

/** "speed does not matter", "the deadline is gone". */
function isSaidNotToMatter(idea: WordRange, words: readonly Word[], all: CueFinder): boolean {
  return all('withdraw-prev').some((cue) => {
    if (cue.from < idea.to) return false;
    const between = words.slice(idea.to, cue.from);
    return between.length <= 2 && between.every(({ text, mark }) => !mark && linking.has(text));
  });
}
