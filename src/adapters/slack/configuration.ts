import { z } from 'zod';
import { isApiAddress } from '../calls/api-address.ts';
import { errorMessage } from '../log/error-message.ts';
import { createSealing } from './access/sealing.ts';

const text = z.string().default('');

/** The environment variables of this adapter. */
export const slackVariablesSchema = z.object({
  SLACK_BOT_TOKEN: text,
  SLACK_APP_TOKEN: text,
  SLACK_SIGNING_SECRET: text,
  PORT: z
    .string()
    .regex(/^\d{0,5}$/, 'PORT has to be a number up to 65535')
    .transform((port) => (port === '' ? 3000 : Number(port)))
    .refine((port) => port <= 65_535, 'PORT has to be a number up to 65535')
    .prefault(''),
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  SLACK_STATE_SECRET: text,
  /** 32 bytes in hexadecimal or base64; encrypts installations. */
  SLACK_ENCRYPTION_KEY: text,
  SLACK_API_URL: text.refine(
    (address) => address === '' || isApiAddress(address),
    'SLACK_API_URL has to be an https:// address, like https://slack-gov.com/api/; http:// only to this machine',
  ),
});

export type SlackVariables = z.infer<typeof slackVariablesSchema>;

/** How the adapter reaches Slack. */
export type SlackConfiguration = {
  readonly transport:
    | { readonly kind: 'socket'; readonly appToken: string }
    /** Port 0 takes any free one. */
    | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };
  readonly access:
    | { readonly kind: 'token'; readonly botToken: string }
    /** Many workspaces, over HTTP. `encryptionKey` is 32 bytes in hexadecimal or base64. */
    | {
        readonly kind: 'oauth';
        readonly clientId: string;
        readonly clientSecret: string;
        readonly stateSecret: string;
        readonly encryptionKey: string;
      };
  /** For GovSlack and tests; undefined for Slack itself. */
  readonly apiUrl?: string;
};

/** Variables that don't work together; says what's missing and where to get it. */
export class SlackConfigurationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SlackConfigurationError';
  }
}

/**
 * Reads the variables: Socket Mode unless there is a signing secret, one workspace unless there is a client id.
 *
 * @returns null if none of Slack's variables is set
 * @throws SlackConfigurationError
 */
export function slackConfiguration(variables: SlackVariables): SlackConfiguration | null {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: clientId,
    SLACK_API_URL: apiUrl,
  } = variables;
  if ([botToken, appToken, signingSecret, clientId].every((value) => value === '')) return null;
  const transport: SlackConfiguration['transport'] =
    signingSecret !== ''
      ? { kind: 'http', signingSecret, port: variables.PORT }
      : {
          kind: 'socket',
          appToken: tokenOf(
            'SLACK_APP_TOKEN',
            appToken,
            /^xapp-/,
            'Basic Information, App-Level Tokens, one with the scope connections:write (xapp-…); or set SLACK_SIGNING_SECRET for HTTP mode',
          ),
        };
  return {
    transport,
    access: accessOf(variables, transport.kind),
    ...(apiUrl === '' ? {} : { apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` }),
  };
}

function accessOf(variables: SlackVariables, transport: 'socket' | 'http'): SlackConfiguration['access'] {
  if (variables.SLACK_CLIENT_ID === '') {
    return {
      kind: 'token',
      botToken: tokenOf(
        'SLACK_BOT_TOKEN',
        variables.SLACK_BOT_TOKEN,
        /^(xoxe\.)?xoxb-/,
        'OAuth & Permissions, Bot User OAuth Token (xoxb-…)',
      ),
    };
  }
  if (transport === 'socket')
    throw new SlackConfigurationError(
      'SLACK_CLIENT_ID is set, and installing into many workspaces needs HTTP mode: set SLACK_SIGNING_SECRET and PORT',
    );
  const where = 'Basic Information, App Credentials';
  return {
    kind: 'oauth',
    clientId: variables.SLACK_CLIENT_ID,
    clientSecret: need('SLACK_CLIENT_SECRET', variables.SLACK_CLIENT_SECRET, where),
    stateSecret: need(
      'SLACK_STATE_SECRET',
      variables.SLACK_STATE_SECRET,
      'any long random text: `openssl rand -hex 32`',
    ),
    encryptionKey: encryptionKeyOf(variables),
  };
}

function encryptionKeyOf({ SLACK_ENCRYPTION_KEY: value }: SlackVariables): string {
  const key = need(
    'SLACK_ENCRYPTION_KEY',
    value,
    '`openssl rand -hex 32`; keep it, because installations cannot be read without it',
  );
  try {
    createSealing(key);
    return key;
  } catch (error) {
    throw new SlackConfigurationError(`SLACK_ENCRYPTION_KEY: ${errorMessage(error)}`);
  }
}

/** Slack's kinds of tokens differ in how they begin, so one in the wrong place is found before Slack is called. */
function tokenOf(name: string, value: string, begins: RegExp, where: string): string {
  const token = need(name, value, where);
  if (!begins.test(token) || /\s/.test(token))
    throw new SlackConfigurationError(`${name} is no token of its kind: ${where}`);
  return token;
}

function need(name: string, value: string, where: string): string {
  if (value === '') throw new SlackConfigurationError(`${name} is missing: ${where}`);
  return value;
}
