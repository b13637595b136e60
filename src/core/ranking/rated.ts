import type { Library } from '../../knowledge/queries.ts';

/**
 * In a topic that a team brought itself, people may not have rated everything. What's missing isn't 0: an option that nobody
 * rated isn't ranked, and a criterion on which one of the others lacks a rating doesn't count.
 */
export function isMissing({ topic, rating }: Library, option: string, criterion: string): boolean {
  return topic.provenance === 'team' && rating(option, criterion) === undefined;
}

/** The candidates that can be ranked. */
export function ratedOf(library: Library, candidates: readonly string[]): readonly string[] {
  if (library.topic.provenance !== 'team') return candidates;
  return candidates.filter((option) => (library.option(option)?.ratings.length ?? 0) > 0);
}

/** The weights of the criteria on which all of these are rated; the same map if that's all of them. */
export function ratedWeights(
  library: Library,
  candidates: readonly string[],
  weights: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  if (library.topic.provenance !== 'team') return weights;
  const ranked = ratedOf(library, candidates);
  const lacks = (criterion: string): boolean =>
    ranked.some((option) => isMissing(library, option, criterion));
  return new Map([...weights].filter(([criterion]) => !lacks(criterion)));
}
