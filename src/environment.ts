import { delimiter } from 'node:path';
import { z } from 'zod';
import {
  type ProxySettings,
  proxyOf,
  proxyVariables,
  withLowerCaseNames,
} from './adapters/calls/proxy-variables.ts';
import {
  type DiscordConfiguration,
  discordConfiguration,
  discordVariables,
} from './adapters/discord/configuration.ts';
import { encoderVariables } from './adapters/encoder/encoder-variables.ts';
import {
  type HealthConfiguration,
  healthConfiguration,
  healthVariables,
} from './adapters/http/health-variables.ts';
import {
  type LimitConfiguration,
  limitConfiguration,
  limitVariables,
} from './adapters/limits/limit-variables.ts';
import { type LogConfiguration, logConfiguration, logVariables } from './adapters/log/log-variables.ts';
import { databaseUrlProblem } from './adapters/postgres/database-url.ts';
import { type SiteConfiguration, siteConfiguration, siteVariables } from './adapters/site/site-variables.ts';
import { type SlackVariables, slackVariablesSchema } from './adapters/slack/configuration.ts';
import { homePath } from './adapters/text/home-path.ts';
import { type WebConfiguration, webConfiguration, webVariables } from './adapters/web/configuration.ts';
import { passwordsOf, secretFileNames, secretsOf, withSecretFiles } from './secrets.ts';

const variablesSchema = z.object({
  KNOWLEDGE_DIR: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(delimiter)
        .filter((folder) => folder !== '')
        .map(homePath),
    ),
  DATA_DIR: z.string().default('').transform(homePath),
  DATABASE_URL: z
    .string()
    .default('')
    .superRefine((url, { addIssue }) => {
      const problem = databaseUrlProblem(url);
      if (problem !== null) addIssue({ code: 'custom', message: problem });
    }),
  DOCS_URL: z
    .union([
      z.literal(''),
      z.url({
        protocol: /^https?$/,
        error: 'DOCS_URL is not the address of a page; it starts with https://',
      }),
    ])
    .default(''),
  ASSISTANT_TOKEN: z.string().default(''),
  NO_COLOR: z.string().default(''),
  ...proxyVariables,
  ...slackVariablesSchema.shape,
  ...discordVariables,
  ...encoderVariables,
  ...healthVariables,
  ...logVariables,
  ...limitVariables,
  ...webVariables,
  ...siteVariables,
});

/** Every variable that the program reads. `.env.example` has the same list. */
export const variableNames: readonly string[] = [...Object.keys(variablesSchema.shape), ...secretFileNames];

/** The program's configuration, read from its variables. */
export type Environment = {
  /** Topic folders in addition to the built-in ones. */
  readonly knowledgeFolders: readonly string[];
  /** Where conversations are stored; null if unset. */
  readonly dataFolder: string | null;
  /** A Postgres server that many processes share; null if the data folder is the store. */
  readonly databaseUrl: string | null;
  /** Where people find this program's docs; null if unset. */
  readonly docs: string | null;
  /** The token with which `tradeoff mcp` may propose facts; null if unset. */
  readonly assistantToken: string | null;
  /** False if NO_COLOR is set (no-color.org). */
  readonly colours: boolean;
  /** Slack's variables as they are. `readSlackSettings` checks that they're consistent. */
  readonly slack: SlackVariables;
  /** Null without a token. */
  readonly discord: DiscordConfiguration | null;
  /** Whether messages are understood by their meaning too, where that's possible. */
  readonly encoder: boolean;
  /** Where to serve health checks; null if unset. */
  readonly health: HealthConfiguration | null;
  readonly log: LogConfiguration;
  /** Where to serve the pages that are read in a browser. */
  readonly web: WebConfiguration;
  /** The decisions page of a running bot. */
  readonly site: SiteConfiguration;
  /** How many questions may be asked. */
  readonly limits: LimitConfiguration;
  /** How outgoing connections leave this machine; null if directly. */
  readonly proxy: ProxySettings | null;
  /** Values to keep out of the log. */
  readonly secrets: readonly string[];
};

/**
 * Reads the variables. Called once, at the start. An empty variable counts as unset.
 *
 * @throws an error that lists every invalid variable with its fix
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const problems: string[] = [];
  const whole = withSecretFiles(withLowerCaseNames(variables), problems);
  const { data: read, error } = variablesSchema.safeParse(whole);
  problems.push(...(error?.issues ?? []).map(problemOf));
  const health = read === undefined ? null : healthConfiguration(read);
  if (read?.SLACK_SIGNING_SECRET && health !== null && health.port !== 0 && health.port === read.PORT)
    problems.push(`HEALTH_PORT and PORT are both ${read.PORT}; set HEALTH_PORT to another port`);
  if (read?.SLACK_SIGNING_SECRET && read.WEB_AUTH !== '' && (read.WEB_PORT || '3000') === String(read.PORT))
    problems.push(`WEB_PORT and PORT are both ${read.PORT}; set WEB_PORT to another port`);
  const web = read === undefined ? null : webConfiguration(read, problems);
  if (read === undefined || web === null || problems.length > 0) throw new Error(problems.join('\n'));
  return {
    knowledgeFolders: read.KNOWLEDGE_DIR,
    dataFolder: read.DATA_DIR === '' ? null : read.DATA_DIR,
    databaseUrl: read.DATABASE_URL === '' ? null : read.DATABASE_URL,
    docs: read.DOCS_URL === '' ? null : read.DOCS_URL,
    assistantToken: read.ASSISTANT_TOKEN === '' ? null : read.ASSISTANT_TOKEN,
    colours: read.NO_COLOR === '',
    slack: slackVariablesSchema.parse(whole),
    discord: discordConfiguration(read),
    encoder: read.ENCODER !== 'off',
    health,
    log: logConfiguration(read),
    web,
    site: siteConfiguration(read),
    limits: limitConfiguration(read),
    proxy: proxyOf(read),
    secrets: [
      ...secretsOf(whole),
      ...passwordsOf(read.HTTPS_PROXY),
      ...(web.auth === null ? [] : [web.auth.secret]),
    ],
  };
}

/** The issue's message, which starts with the name of its variable. */
function problemOf({ path, message }: z.core.$ZodIssue): string {
  const name = path.join('.');
  return message.startsWith(name) ? message : `${name} ${message}`;
}
