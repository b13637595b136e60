import type { Library } from '../../knowledge/queries.ts';

type Of<T> = (library: Library, candidates: readonly string[]) => T;

/**
 * Sets for which a result is kept, and candidates in all of them: more sets than a handful of options have, and a few
 * of thousands of options.
 */
const mostKept = { sets: 128, candidates: 100_000 } as const;

/** Works something out once for a library and a set of candidates, where nothing else bears on it. */
export function forCandidates<T>(workOut: Of<T>): Of<T> {
  const kept = new WeakMap<Library, Map<string, T>>();
  // Most questions are about the same options as the one before, all of them, by the same list.
  let last:
    | { readonly library: Library; readonly candidates: readonly string[]; readonly made: T }
    | undefined;
  return (library, candidates) => {
    if (last?.library === library && last.candidates === candidates) return last.made;
    const made = lookUp(library, candidates);
    last = { library, candidates, made };
    return made;
  };

  function lookUp(library: Library, candidates: readonly string[]): T {
    const ofLibrary = kept.get(library) ?? new Map<string, T>();
    kept.set(library, ofLibrary);
    const key = candidates.join(' ');
    const known = ofLibrary.get(key);
    if (known !== undefined) return known;
    const made = workOut(library, candidates);
    const { size } = ofLibrary;
    if (size >= mostKept.sets || size * candidates.length >= mostKept.candidates) ofLibrary.clear();
    ofLibrary.set(key, made);
    return made;
  }
}
