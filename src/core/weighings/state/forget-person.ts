import { z } from 'zod';

const named = z.looseObject({
  answers: z.array(z.looseObject({ author: z.string() })),
  named: z.array(z.string()),
  reminded: z.array(z.string()),
  shared: z.array(z.string()),
  pointed: z.array(z.string()).default([]),
});

/** A stored weighing without this person's weights, and no longer waiting for them. */
export function withoutWeights(value: unknown, user: string): unknown {
  const read = named.safeParse(value);
  if (!read.success) return value;
  const others = (people: readonly string[]): string[] => people.filter((person) => person !== user);
  return {
    ...read.data,
    answers: read.data.answers.filter(({ author }) => author !== user),
    named: others(read.data.named),
    reminded: others(read.data.reminded),
    shared: others(read.data.shared),
    pointed: others(read.data.pointed),
  };
}
