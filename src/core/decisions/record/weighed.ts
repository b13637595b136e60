import { z } from 'zod';

/**
 * How the thread's latest weighing ranked the options, best first; empty if it weighed nothing. A score is from 0 to 5, and null
 * where so few people gave weights that it would show who said what.
 */
export const weighedSchema = z.array(z.strictObject({ option: z.string(), score: z.number().nullable() }));

export type Weighed = z.infer<typeof weighedSchema>;

/** What the weighing said of a choice. */
export type WeighedAgainst = {
  readonly first: Weighed[number];
  /** The choice itself if another option came first, else the second. Null if that wasn't ranked. */
  readonly other: Weighed[number] | null;
  /** Whether the choice isn't what came first. */
  readonly differs: boolean;
};

/** Scores closer than this are equal but for rounding. */
const rounding = 1e-9;

/** @returns null if nothing was weighed, nothing came first, or the choice isn't one of the options */
export function weighedAgainst(weighed: Weighed, choice: string | null): WeighedAgainst | null {
  const [first, second] = weighed;
  if (first === undefined || choice === null) return null;
  const own = weighed.find(({ option }) => option === choice) ?? null;
  const isLevel = ({ score }: Weighed[number]): boolean =>
    score !== null && first.score !== null && first.score - score < rounding;
  if (own !== null && own !== first && isLevel(own)) return null;
  if (own === first)
    return second !== undefined && isLevel(second) ? null : { first, other: second ?? null, differs: false };
  return { first, other: own, differs: true };
}

/** "Django first, 4.0 to 3.3": what the weighing put. @returns null as `weighedAgainst` does */
export function weighingInWords(
  nameOf: (option: string) => string,
  weighed: Weighed,
  choice: string | null,
): { readonly order: string; readonly differs: boolean } | null {
  const found = weighedAgainst(weighed, choice);
  if (found === null || choice === null) return null;
  const { first, other, differs } = found;
  const lead = `${nameOf(first.option)} first`;
  if (other === null) return { order: differs ? `${lead}, and ruled out ${nameOf(choice)}` : lead, differs };
  if (first.score === null || other.score === null) return { order: lead, differs };
  // What one decimal can't tell apart, two do.
  const digits = first.score.toFixed(1) === other.score.toFixed(1) ? 2 : 1;
  const scores = `${first.score.toFixed(digits)} to ${other.score.toFixed(digits)}`;
  const of = differs ? '' : ` for ${nameOf(other.option)}`;
  return { order: `${lead}, ${scores}${of}`, differs };
}
