import type { Library } from '../../knowledge/queries.ts';
import type { Claim } from '../../knowledge/schema.ts';
import { retrievalOf } from '../retrieve.ts';
import type { Reading } from '../understand/reading.ts';
import type { Word } from '../understand/words.ts';

/** Which claims are wanted. */
export type Wanted = {
  /** Option or alternative; null for claims about the topic as a whole. */
  readonly option: string | null;
  /** Aspects asked for; empty for a general picture. */
  readonly aspects: readonly string[];
  readonly leaning?: Claim['leaning'];
  /** The question's words, for what is finer than aspects. */
  readonly words: readonly Word[];
  readonly most: number;
};

/** A match on a particular word, at about a rare word in a claim's terms. */
const tellingScore = 4;
const counts = { mainAspect: 3, sideAspect: 1.4, rank: [0, 2.2, 1, 0], leaning: 0.4 } as const;

/**
 * The claims that answer best, best first. Where aspects are asked for, a claim has to be about one of them,
 * or to speak of the question's particular words.
 */
export function selectClaims(library: Library, { option, aspects, leaning, words, most }: Wanted): Claim[] {
  const scores = retrievalOf(library.topic).search(words);
  const sought = aspects.filter((id) => library.aspect(id)?.leaning === undefined);
  const ranked = library
    .claimsOf(option)
    .flatMap((claim) => {
      if (leaning !== undefined && claim.leaning !== leaning) return [];
      const telling = scores.get(claim.id) ?? 0;
      const main = claim.aspects[0];
      const onAspect =
        main !== undefined && sought.includes(main)
          ? counts.mainAspect
          : claim.aspects.some((id) => sought.includes(id))
            ? counts.sideAspect
            : 0;
      if (sought.length > 0 && onAspect === 0 && telling < tellingScore) return [];
      if (sought.length === 0 && claim.chooseWhen) return [];
      const score =
        onAspect +
        counts.rank[claim.rank] +
        Math.min(telling, 28) * 0.6 +
        (claim.leaning === 'neutral' ? 0 : counts.leaning);
      return [{ claim, score }];
    })
    .sort((a, b) => b.score - a.score);
  const chosen: Claim[] = [];
  for (const { claim } of ranked) {
    if (chosen.length === most) break;
    if (!chosen.some((before) => alike(before, claim))) chosen.push(claim);
  }
  return chosen;
}

/** The particular things of the question that no claim about the option mentions, as they were typed. */
export function unheardOf(library: Library, option: string, reading: Reading): string[] {
  const retrieval = retrievalOf(library.topic);
  return reading.things
    .filter(
      ({ from, to }) =>
        !retrieval.mentions(
          option,
          reading.words.slice(from, to).map(({ stem }) => stem),
        ),
    )
    .map((thing) => reading.typed(thing))
    .filter((typed, index, all) => all.indexOf(typed) === index)
    .slice(0, 2);
}

const lineWords = new WeakMap<Claim, ReadonlySet<string>>();

function wordsOf(claim: Claim): ReadonlySet<string> {
  const known = lineWords.get(claim);
  if (known !== undefined) return known;
  const made = new Set(claim.line.toLowerCase().match(/[a-z0-9]{4,}/g) ?? []);
  lineWords.set(claim, made);
  return made;
}

/** The same statement twice: most words shared. */
function alike(a: Claim, b: Claim): boolean {
  const left = wordsOf(a);
  const right = wordsOf(b);
  let shared = 0;
  for (const word of left) if (right.has(word)) shared++;
  return shared / Math.max(1, Math.min(left.size, right.size)) > 0.6;
}
