import type { Library } from '../../knowledge/queries.ts';

type Of<T> = (library: Library, candidates: readonly string[]) => T;

/** Results kept for one library. Most questions are about the same list of options as the question before. */
type Kept<T> = {
  readonly sets: Map<string, T>;
  last: { readonly candidates: readonly string[]; readonly made: T } | undefined;
};

/**
 * How many candidate sets keep a result, and how many candidates these may have in total: more sets than a handful of
 * options can form, and a few sets of thousands of options.
 */
const mostKept = { sets: 128, candidates: 100_000 } as const;

/** Caches a result that depends on nothing but the library and the candidates. */
export function forCandidates<T>(workOut: Of<T>): Of<T> {
  const libraries = new WeakMap<Library, Kept<T>>();
  return (library, candidates) => {
    let kept = libraries.get(library);
    if (kept === undefined) {
      kept = { sets: new Map(), last: undefined };
      libraries.set(library, kept);
    }
    if (kept.last?.candidates === candidates) return kept.last.made;
    const made = lookUp(kept.sets, library, candidates);
    kept.last = { candidates, made };
    return made;
  };

  function lookUp(sets: Map<string, T>, library: Library, candidates: readonly string[]): T {
    const key = candidates.join(' ');
    const known = sets.get(key);
    if (known !== undefined) return known;
    const made = workOut(library, candidates);
    const { size } = sets;
    if (size >= mostKept.sets || size * candidates.length >= mostKept.candidates) sets.clear();
    sets.set(key, made);
    return made;
  }
}
