import type { Cue } from '../cues/cues.ts';
import { byPlace, contains, leavesOpen, lengthOf, overlaps, type Span } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import type { PhraseMatch } from './phrase-matcher.ts';
import type { CueFound, Found } from './reading.ts';
import type { Term } from './vocabulary.ts';

export type Ideas = {
  readonly aspects: readonly Found[];
  /** Those of them that are named as what does not matter: "speed is not important". */
  readonly unwanted: readonly Found[];
  /** Particular things that are named ("grpc"), with the aspect they belong to. */
  readonly things: readonly Found[];
  readonly needs: readonly Found[];
  readonly withdrawn: readonly Found[];
};

type Idea = Extract<Term, { kind: 'aspect' | 'need' }>;

/** Finds aspects and needs outside of names, and which needs the message takes back. */
export function readIdeas(
  matches: readonly PhraseMatch<Term>[],
  words: readonly Word[],
  names: readonly Span[],
  all: (cue: Cue) => readonly CueFound[],
): Ideas {
  const friends = { aspect: spansOf(matches, 'aspect'), need: spansOf(matches, 'need') };
  const found = (kind: Idea['kind']): Found[] => {
    const candidates: { id: string; loose: boolean; from: number; to: number }[] = [];
    for (const { payload, from, to } of matches) {
      if (payload.kind !== kind) continue;
      const candidate = { id: payload.id, loose: payload.loose, from, to };
      const isMeant =
        !isWithinOne(names, candidate) && !friends[kind].some((friend) => isPartOf(friend, candidate));
      if (isMeant) candidates.push(candidate);
    }
    if (candidates.length === 0) return [];
    if (candidates.length === 1) return candidates.map(({ id, from, to }) => ({ id, from, to }));
    const kept = candidates.filter(
      (inner) =>
        !candidates.some(
          (outer) =>
            outer.id !== inner.id &&
            !outer.loose &&
            lengthOf(outer) > lengthOf(inner) &&
            contains(outer, inner),
        ),
    );
    return firstOfEach(kept);
  };
  const needs = found('need');
  const withdrawn = needs.filter((need) => isWithdrawn(need, words, all));
  const aspects = found('aspect');
  const things: Found[] = [];
  for (const match of matches) {
    const { payload, from, to } = match;
    if (payload.kind === 'aspect' && payload.thing && !isWithinOne(names, match))
      things.push({ id: payload.id, from, to });
  }
  return {
    aspects,
    unwanted: aspects.filter(
      (aspect) => withdrawn.some((need) => overlaps(need, aspect)) || isSaidNotToMatter(aspect, words, all),
    ),
    things,
    needs: withdrawn.length === 0 ? needs : needs.filter((need) => !withdrawn.includes(need)),
    withdrawn,
  };
}

function isWithinOne(spans: readonly Span[], inner: Span): boolean {
  for (const span of spans) if (contains(span, inner)) return true;
  return false;
}

/** "light" of "traffic light": the phrase around it means something else. */
function isPartOf(friend: Found, candidate: Found): boolean {
  return friend.id === candidate.id && contains(friend, candidate) && lengthOf(friend) > lengthOf(candidate);
}

function spansOf(matches: readonly PhraseMatch<Term>[], of: 'aspect' | 'need'): Found[] {
  const spans: Found[] = [];
  for (const { payload, from, to } of matches)
    if (payload.kind === 'false-friend' && payload.of === of) spans.push({ id: payload.id, from, to });
  return spans;
}

/** One entry for each id: the longest stretch that says it, in order of first mention. */
function firstOfEach(candidates: readonly (Found & { loose: boolean })[]): Found[] {
  const best = new Map<string, Found>();
  for (const { id, from, to } of candidates) {
    const known = best.get(id);
    if (known === undefined || (overlaps(known, { from, to }) && to - from > lengthOf(known)))
      best.set(id, { id, from, to });
  }
  return byPlace([...best.values()]);
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

function isWithdrawn(need: Found, words: readonly Word[], all: (cue: Cue) => readonly CueFound[]): boolean {
  const led = (cue: CueFound): boolean => {
    if (cue.to > need.from || leavesOpen(cue, words)) return false;
    const between = words.slice(cue.to, need.from);
    return between.length <= 3 && between.every(({ text, mark }) => !mark && fillers.has(text));
  };
  if (all('withdraw-next').some(led)) return true;
  // "what can not do openapi" is about those that lack it, and asks for it.
  const lacks = (cue: CueFound): boolean => words[cue.from]?.text === 'can';
  if (all('exclude-next').some((cue) => led(cue) && need.from - cue.to <= 1 && !lacks(cue))) return true;
  return isSaidNotToMatter(need, words, all);
}

/** "speed does not matter", "the deadline is gone". */
function isSaidNotToMatter(
  idea: Span,
  words: readonly Word[],
  all: (cue: Cue) => readonly CueFound[],
): boolean {
  return all('withdraw-prev').some((cue) => {
    if (cue.from < idea.to) return false;
    const between = words.slice(idea.to, cue.from);
    return between.length <= 2 && between.every(({ text, mark }) => !mark && linking.has(text));
  });
}
