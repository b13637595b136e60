import { z } from 'zod';

/** A record that was written before it came here: its file as it was, and what else that says. */
export const importedSchema = z.strictObject({
  /** Path of the file below the folder that was imported, with slashes. */
  path: z.string(),
  /** As its people number it: "0005"; null where they don't. */
  number: z.string().nullable(),
  /** The whole file, in Markdown. */
  text: z.string(),
  /** Changes with the text. */
  digest: z.string(),
  /** Its status in its own words; empty if it has none. */
  status: z.string(),
  tags: z.array(z.string()),
  /** What it says of other records, as it's written there ("Amends"), by their ids. */
  links: z.array(z.strictObject({ how: z.string(), to: z.string() })),
  /** Where its date is from; `import`: nothing says when it was decided, so that's the day of the import. */
  dated: z.enum(['text', 'name', 'repository', 'import']),
});

export type Imported = z.infer<typeof importedSchema>;

/** "ADR-0005"; null where its people don't number it. */
export function numberInWords({ number }: Pick<Imported, 'number'>): string | null {
  return number === null ? null : `ADR-${number}`;
}
