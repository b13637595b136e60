import { delimiter } from 'node:path';
import { z } from 'zod';

/** Every variable that the program reads. `.env.example` lists the same ones. */
export const variablesSchema = z.object({
  KNOWLEDGE_DIR: z
    .string()
    .default('')
    .transform((list) => list.split(delimiter).filter((folder) => folder !== '')),
  DATA_DIR: z.string().default(''),
  NO_COLOR: z.string().default(''),
});

/** What the variables mean to the program. */
export type Environment = {
  /** Topic folders beside those that come with the program. */
  readonly knowledgeFolders: readonly string[];
  /** Where conversations are kept; null where it was not said. */
  readonly dataFolder: string | null;
  /** False where colours are unwanted (no-color.org). */
  readonly colours: boolean;
};

/** Reads the variables once, at the start. An empty variable counts as unset. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const read = variablesSchema.parse(variables);
  return {
    knowledgeFolders: read.KNOWLEDGE_DIR,
    dataFolder: read.DATA_DIR === '' ? null : read.DATA_DIR,
    colours: read.NO_COLOR === '',
  };
}
