import { z } from 'zod';

/** The shortest secret of WEB_AUTH, in characters: too long to be guessed. */
const shortestSecret = 16;
/** A header's name, as HTTP has it (RFC 9110, "token"), and a secret that a header can carry. */
const auth = new RegExp(`^([a-z0-9!#$%&'*+.^_\`|~-]+):([!-~]{${shortestSecret},})$`, 'i');

/** Variables of the pages that are read in a browser. An empty one counts as unset. */
export const webVariables = {
  WEB_PORT: z
    .string()
    .refine((port) => /^\d{0,5}$/.test(port) && Number(port) <= 65_535, 'must be a number up to 65535')
    .default(''),
  WEB_HOST: z.string().default(''),
  WEB_AUTH: z
    .string()
    .refine(
      (text) => text === '' || auth.test(text),
      `must be the header in which your proxy says who somebody is, and a secret of at least ${shortestSecret} characters without blanks: X-Forwarded-User:SECRET`,
    )
    .default(''),
  WEB_MANAGERS: z.string().default(''),
  WEB_CHAT: z.enum(['', 'true', 'false'], 'must be true or false').default(''),
};

/** How a proxy says who somebody is, and that it's the proxy who says so. */
export type WebAuth = {
  /** Name of the header with the person, in lower case. */
  readonly header: string;
  /** What `secretHeader` has to carry. */
  readonly secret: string;
  /** Whom the proxy names who run the workspace. */
  readonly managers: readonly string[];
};

/** The header in which a proxy proves that a request came through it. */
export const secretHeader = 'x-tradeoff-secret';

export type WebConfiguration = {
  /** 0 takes any free port. */
  readonly port: number;
  /** The address it's bound to: this machine's own, unless a proxy vouches for people. */
  readonly host: string;
  /** Null without a proxy: then only this machine is answered. */
  readonly auth: WebAuth | null;
  /** Whether the chat is served behind the proxy, too. */
  readonly chat: boolean;
};

const usualPort = 3000;
const thisMachine = '127.0.0.1';
const loopback = new Set([thisMachine, '::1', 'localhost']);

/**
 * @param problems receives each problem with its fix
 */
export function webConfiguration(
  read: z.infer<z.ZodObject<typeof webVariables>>,
  problems: string[],
): WebConfiguration {
  const [, header, secret] = auth.exec(read.WEB_AUTH) ?? [];
  const host = read.WEB_HOST === '' ? thisMachine : read.WEB_HOST;
  const isKnown = header !== undefined && secret !== undefined;
  if (!isKnown && !loopback.has(host))
    problems.push(
      `WEB_HOST is ${host}, which others can reach, so WEB_AUTH has to be set too; unset WEB_HOST to serve this machine alone`,
    );
  if (!isKnown && read.WEB_MANAGERS !== '')
    problems.push(
      'WEB_MANAGERS names people, whom only a proxy can vouch for; set WEB_AUTH too, or unset WEB_MANAGERS',
    );
  if (header?.toLowerCase() === secretHeader)
    problems.push(
      `WEB_AUTH names ${secretHeader}, which carries the secret; name the header with the person`,
    );
  return {
    port: read.WEB_PORT === '' ? usualPort : Number(read.WEB_PORT),
    host,
    auth: isKnown ? { header: header.toLowerCase(), secret, managers: listed(read.WEB_MANAGERS) } : null,
    chat: read.WEB_CHAT === 'true',
  };
}

function listed(names: string): string[] {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
