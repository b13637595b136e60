import type { Library } from '../../../knowledge/queries.ts';

/** The aspects without those that stand for a leaning ("strengths", "weaknesses"). */
export function withoutLeanings(library: Library, aspects: readonly string[]): string[] {
  return aspects.filter((id) => library.aspect(id)?.leaning === undefined);
}

/** The leanings that aspects stand for: "weaknesses" asks for claims that lean that way. */
export function leaningsIn(library: Library, aspects: readonly string[]): ('strength' | 'weakness')[] {
  return aspects.flatMap((id) => library.aspect(id)?.leaning ?? []);
}

/** The aspect that stands for a leaning; undefined if there is none. */
export function leaningAspect(library: Library, leaning: 'strength' | 'weakness'): string | undefined {
  return library.topic.aspects.find((aspect) => aspect.leaning === leaning)?.id;
}

/** The criterion that a need weighs most; undefined if it weighs none. */
export function heaviestCriterion(library: Library, need: string): string | undefined {
  const [heaviest] = Object.entries(library.need(need)?.weighs ?? {}).sort((a, b) => b[1] - a[1]);
  return heaviest?.[0];
}
