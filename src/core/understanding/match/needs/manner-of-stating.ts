import type { WordRange } from '../../text/word-range.ts';
import type { Word } from '../../text/words.ts';
import { afterOpening } from '../clauses.ts';
import type { NeedFeatureObserver } from './need-features.ts';

/** Kinds of everyday words that tell a need from what's past, somebody else's, wished away or only supposed. */
const wordsOfManner = Object.entries({
  past: 'was were had previously formerly last old ago once former earlier yesterday ex',
  others:
    'they them their he she his her other another friend cousin colleague competitor competitors vendor agency neighbours someone others brother boss',
  handled:
    'already handles handled takes does done exists bought solved elsewhere existing stays keeps gives covered separate external',
  supposing:
    'if would suppose supposing imagine hypothetically maybe might someday ever eventually perhaps could case unless later',
  insisting: 'need needs must should want wants require requires required essential mandatory important has',
  denying: 'no not never nobody without none hardly nothing neither cannot rarely barely',
  ours: 'we our us i my me ours mine',
  asking: 'does how which what why any anyone can is are',
});
const manners: ReadonlyMap<string, number> = new Map(
  wordsOfManner.flatMap(([, words], at) => words.split(' ').map((word) => [word, at] as const)),
);
const namesInPart = wordsOfManner.map(([manner]) => `${manner} in part`);
const namesBefore = wordsOfManner.map(([manner]) => `${manner} before part`);

const subjects: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ours: 'we i our my us',
    it: 'it that this they these those one',
    there: 'there',
    you: 'you u',
    article: 'the a an any some',
    be: 'is are am was were',
    do: 'do does did',
    can: 'can could will would should may might shall',
    have: 'have has had need needs want wants',
    open: 'what which who whose how why where when',
  }).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);

/** Observes how the part and the clause of a hit begin, and which kinds of words they have beside it. */
export function observeMannerOfStating(
  { hit, part, clause }: Readonly<Record<'hit' | 'part' | 'clause', WordRange>>,
  words: readonly Word[],
  observe: NeedFeatureObserver,
): void {
  let seen = 0;
  for (let at = clause.from; at < part.to; at++) {
    const manner = manners.get(words[at]?.text ?? '');
    if (manner === undefined || (at >= hit.from && at < hit.to)) continue;
    const inPart = at >= part.from;
    const bit = 1 << (inPart ? manner : manner + wordsOfManner.length);
    if ((seen & bit) !== 0) continue;
    seen |= bit;
    observe('is', (inPart ? namesInPart : namesBefore)[manner] ?? '');
  }
  observe('is', openingOf(words, clause, clauseOpenings));
  observe('is', openingOf(words, part, partOpenings));
}

type Openings = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Names by the kinds of the first two words, made once. */
function openingsOf(what: string): Openings {
  const kinds = [...new Set(subjects.values())];
  return new Map(
    kinds.map((first) => [
      first,
      new Map([...kinds, '*', '^'].map((second) => [second, `${what} opens ${first} ${second}`])),
    ]),
  );
}
const clauseOpenings = openingsOf('clause');
const partOpenings = openingsOf('part');

function openingOf(words: readonly Word[], { from, to }: WordRange, names: Openings): string {
  const first = afterOpening(words, from, to);
  const kindAt = (at: number): string => (at < to ? (subjects.get(words[at]?.text ?? '') ?? '*') : '^');
  return names.get(kindAt(first))?.get(kindAt(first + 1)) ?? 'opens otherwise';
}
