import type { Claim, Knowledge, Option, Topic } from '../../src/knowledge/schema.ts';

/** The real topic with further options (each with its own name and ratings) and claims. */
export function grown(real: Knowledge, options: number, claims: number): Knowledge {
  const [topic] = real.topics;
  const [model] = topic?.options ?? [];
  if (topic === undefined || model === undefined) throw new Error('the built-in topic has options');
  const more = Array.from(
    { length: options },
    (_, index): Option => ({
      ...model,
      id: `made-${index}`,
      name: `Made${index}`,
      aliases: [syllables(index)],
      companions: [],
      falseFriends: [],
      notTypos: [],
    }),
  );
  const [claim] = topic.claims;
  const extra =
    claim === undefined
      ? []
      : Array.from(
          { length: claims },
          (_, index): Claim => ({
            ...claim,
            id: `extra-${index}`,
            line: `${claim.line} ${syllables(index)} ${syllables(index * 7)}`,
          }),
        );
  const big: Topic = { ...topic, options: [...topic.options, ...more], claims: [...topic.claims, ...extra] };
  return { topics: [big], version: `grown-${options}-${claims}` };
}

/** A pronounceable name for a number; distinct for each. */
export function syllables(index: number): string {
  const parts = ['ba', 'ke', 'lo', 'mi', 'nu', 'ra', 'se', 'ti', 'vo', 'za'];
  return [...String(index + 10_000)].map((digit) => parts[Number(digit)]).join('');
}
