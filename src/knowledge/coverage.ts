import { type AuthoredGap, authoredGaps } from './authored-gaps.ts';
import { datesOf } from './dates-of.ts';
import type { Aspect, Claim, Topic } from './schema.ts';

/** How many claims there are, and the oldest and the newest date among them; null if there are none. */
type Amount = {
  readonly claims: number;
  readonly oldest: string | null;
  readonly newest: string | null;
};

export type Coverage = {
  readonly title: string;
  /** Of all claims. */
  readonly whole: Amount;
  /** Names of the rated options. */
  readonly options: readonly string[];
  /** A row for each aspect, with a cell for each option. */
  readonly aspects: readonly { readonly aspect: string; readonly cells: readonly Amount[] }[];
  readonly gaps: readonly { readonly option: string; readonly aspect: string }[];
  /** Claims that have no phrasings, and so are found by what they say alone. */
  readonly unphrased: readonly string[];
  /** What isn't written for people yet; null if the topic has nothing of it. */
  readonly unwritten: readonly AuthoredGap[] | null;
  /** Alternatives only have short profiles, so this counts the aspects that they touch. */
  readonly profiles: readonly (Amount & { readonly name: string; readonly aspects: number })[];
};

/**
 * Counts a topic's claims. For an aspect that stands for a leaning ("weaknesses"), the claims that lean that
 * way.
 */
export function coverageOf(topic: Topic): Coverage {
  const { title, options, alternatives, aspects, claims } = topic;
  const byOption = Map.groupBy(claims, ({ option }) => option);
  const on = (option: string, aspect: Aspect): readonly Claim[] =>
    (byOption.get(option) ?? []).filter((claim) => isOn(claim, aspect));
  const rows = aspects.map((aspect) => ({
    aspect: aspect.title,
    cells: options.map(({ id }) => amountOf(on(id, aspect))),
  }));
  return {
    title,
    whole: amountOf(claims),
    options: options.map(({ name }) => name),
    aspects: rows,
    gaps: rows.flatMap(({ aspect, cells }) =>
      options.flatMap(({ name }, index) => (cells[index]?.claims === 0 ? [{ option: name, aspect }] : [])),
    ),
    unphrased: claims.flatMap(({ id, phrasings }) => (phrasings.length === 0 ? [id] : [])),
    unwritten: authoredGaps(topic),
    profiles: alternatives.map(({ id, name }) => ({
      name,
      ...amountOf(byOption.get(id) ?? []),
      aspects: aspects.filter((aspect) => on(id, aspect).length > 0).length,
    })),
  };
}

function isOn(claim: Claim, { id, leaning }: Aspect): boolean {
  return leaning === undefined ? claim.aspects.includes(id) : claim.leaning === leaning;
}

function amountOf(claims: readonly Claim[]): Amount {
  const { oldest = null, newest = null } = datesOf(claims) ?? {};
  return { claims: claims.length, oldest, newest };
}
