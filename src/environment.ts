import { delimiter } from 'node:path';
import { z } from 'zod';
import {
  type DiscordConfiguration,
  discordConfiguration,
  discordVariables,
} from './adapters/discord/configuration.ts';
import {
  type HealthConfiguration,
  healthConfiguration,
  healthVariables,
} from './adapters/http/health-variables.ts';
import { limitVariables, type Rates, ratesOf } from './adapters/limits/limit-variables.ts';
import { type LogConfiguration, logConfiguration, logVariables } from './adapters/log/log-variables.ts';
import { type SlackVariables, slackVariablesSchema } from './adapters/slack/configuration.ts';
import { secretFileNames, secretsOf, withSecretFiles } from './secrets.ts';

const variablesSchema = z.object({
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
        error: 'DATABASE_URL is not an address of Postgres; it begins with postgres://, as in .env.example',
      }),
    ])
    .default(''),
  NO_COLOR: z.string().default(''),
  ...slackVariablesSchema.shape,
  ...discordVariables,
  ...healthVariables,
  ...logVariables,
  ...limitVariables,
});

/** Every variable that the program reads. `.env.example` lists the same ones. */
export const variableNames: readonly string[] = [...Object.keys(variablesSchema.shape), ...secretFileNames];

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
  /** Where the process says how it is; null where nobody asked for that. */
  readonly health: HealthConfiguration | null;
  readonly log: LogConfiguration;
  /** How much may be asked. */
  readonly rates: Rates;
  /** Values that the log must not hold. */
  readonly secrets: readonly string[];
};

/**
 * Reads the variables once, at the start. An empty variable counts as unset.
 *
 * @throws with every wrong variable and its cure
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const troubles: string[] = [];
  const whole = withSecretFiles(variables, troubles);
  const { data: read, error } = variablesSchema.safeParse(whole);
  troubles.push(...(error?.issues ?? []).map(trouble));
  const health = read === undefined ? null : healthConfiguration(read);
  if (read?.SLACK_SIGNING_SECRET && health !== null && health.port !== 0 && health.port === read.PORT)
    troubles.push(`HEALTH_PORT and PORT are both ${read.PORT}; Slack's requests need a port of their own`);
  if (read === undefined || troubles.length > 0) throw new Error(troubles.join('\n'));
  return {
    knowledgeFolders: read.KNOWLEDGE_DIR,
    dataFolder: read.DATA_DIR === '' ? null : read.DATA_DIR,
    databaseUrl: read.DATABASE_URL === '' ? null : read.DATABASE_URL,
    colours: read.NO_COLOR === '',
    slack: slackVariablesSchema.parse(whole),
    discord: discordConfiguration(read),
    health,
    log: logConfiguration(read),
    rates: ratesOf(read),
    secrets: secretsOf(whole),
  };
}

/** Names the variable, where the message does not begin with it. */
function trouble({ path, message }: z.core.$ZodIssue): string {
  const name = path.join('.');
  return message.startsWith(name) ? message : `${name} ${message}`;
}
