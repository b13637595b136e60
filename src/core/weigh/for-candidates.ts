import type { Library } from '../../knowledge/queries.ts';

type Of<T> = (library: Library, candidates: readonly string[]) => T;

/** Candidates in all the sets for which a result is kept: more sets than a handful of options have. */
const mostKept = 1_000;

/** Works something out once for a library and a set of candidates, where nothing else bears on it. */
export function forCandidates<T>(workOut: Of<T>): Of<T> {
  const kept = new WeakMap<Library, Map<string, T>>();
  return (library, candidates) => {
    const ofLibrary = kept.get(library) ?? new Map<string, T>();
    kept.set(library, ofLibrary);
    const key = candidates.join(' ');
    const known = ofLibrary.get(key);
    if (known !== undefined) return known;
    const made = workOut(library, candidates);
    if (ofLibrary.size * candidates.length >= mostKept) ofLibrary.clear();
    ofLibrary.set(key, made);
    return made;
  };
}
