import { delimiter } from 'node:path';
import { z } from 'zod';
import {
  type DiscordConfiguration,
  discordConfiguration,
  discordVariables,
} from './adapters/discord/configuration.ts';
import { type SlackVariables, slackVariablesSchema } from './adapters/slack/read-settings.ts';

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
  ...slackVariablesSchema.shape,
  ...discordVariables,
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
  /** Slack's variables as they are; which of them belong together is asked when Slack's door is opened. */
  readonly slack: SlackVariables;
  /** Null where there is no token. */
  readonly discord: DiscordConfiguration | null;
};

/**
 * Reads the variables once, at the start. An empty variable counts as unset.
 *
 * @throws with every wrong variable and its cure
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const checked = variablesSchema.safeParse(variables);
  if (!checked.success) throw new Error(checked.error.issues.map(trouble).join('\n'));
  const read = checked.data;
  return {
    knowledgeFolders: read.KNOWLEDGE_DIR,
    dataFolder: read.DATA_DIR === '' ? null : read.DATA_DIR,
    databaseUrl: read.DATABASE_URL === '' ? null : read.DATABASE_URL,
    colours: read.NO_COLOR === '',
    slack: slackVariablesSchema.parse(variables),
    discord: discordConfiguration(read),
  };
}

/** Names the variable, where the message does not begin with it. */
function trouble({ path, message }: z.core.$ZodIssue): string {
  const name = path.join('.');
  return message.startsWith(name) ? message : `${name} ${message}`;
}
