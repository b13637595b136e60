import { delimiter } from 'node:path';
import { z } from 'zod';

/** Every variable that the program reads. `.env.example` lists the same ones. */
export const variablesSchema = z.object({
  KNOWLEDGE_DIR: z
    .string()
    .default('')
    .transform((list) => list.split(delimiter).filter((folder) => folder !== '')),
  DATA_DIR: z.string().default(''),
  DATABASE_URL: z
    .union([
      z.literal(''),
      z.url({
        protocol: /^postgres(ql)?$/,
        error: 'DATABASE_URL is not an address of Postgres; write postgres://user:password@host:5432/name',
      }),
    ])
    .default(''),
  NO_COLOR: z.string().default(''),
});

/** What the variables mean to the program. */
export type Environment = {
  /** Topic folders beside those that come with the program. */
  readonly knowledgeFolders: readonly string[];
  /** Where conversations are kept; null where it was not said. */
  readonly dataFolder: string | null;
  /** A Postgres server that many processes share; null where the data folder is the store. */
  readonly databaseUrl: string | null;
  /** False where colours are unwanted (no-color.org). */
  readonly colours: boolean;
};

/**
 * Reads the variables once, at the start. An empty variable counts as unset.
 *
 * @throws with every wrong variable and its cure
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const checked = variablesSchema.safeParse(variables);
  if (!checked.success) throw new Error(checked.error.issues.map(({ message }) => message).join('\n'));
  const read = checked.data;
  return {
    knowledgeFolders: read.KNOWLEDGE_DIR,
    dataFolder: read.DATA_DIR === '' ? null : read.DATA_DIR,
    databaseUrl: read.DATABASE_URL === '' ? null : read.DATABASE_URL,
    colours: read.NO_COLOR === '',
  };
}
