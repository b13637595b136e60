import { readFileSync } from 'node:fs';
import { decodeText } from './adapters/text/decode-text.ts';

/** Variables that hold a secret. Each can come from a file instead: `DISCORD_TOKEN_FILE` is a path to the token. */
export const secretNames = [
  'DATABASE_URL',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SLACK_ENCRYPTION_KEY',
  'DISCORD_TOKEN',
] as const;

type Variables = Readonly<Record<string, string | undefined>>;

export const secretFileNames: readonly string[] = secretNames.map((name) => `${name}_FILE`);

/**
 * Adds the secrets that are in files to the variables. A line break at the end of a file is not part of the secret.
 *
 * @param problems receives each problem with its fix
 */
export function withSecretFiles(variables: Variables, problems: string[]): Variables {
  const read = secretNames.flatMap((name) => {
    const path = variables[`${name}_FILE`] ?? '';
    if (path === '') return [];
    if ((variables[name] ?? '') !== '') {
      problems.push(`${name} and ${name}_FILE are both set; unset one of them`);
      return [];
    }
    const secret = readSecret(name, path, problems);
    return secret === undefined ? [] : [[name, secret] as const];
  });
  return { ...variables, ...Object.fromEntries(read) };
}

function readSecret(name: string, path: string, problems: string[]): string | undefined {
  try {
    const secret = decodeText(readFileSync(path))?.replace(/\r?\n$/, '');
    if (secret === undefined)
      problems.push(`${name}_FILE: ${path} is not a text file in UTF-8 or UTF-16; save it as UTF-8`);
    if (secret === '')
      problems.push(`${name}_FILE: ${path} is empty; write the secret to it, or unset the variable`);
    return secret;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    problems.push(
      `${name}_FILE: ${path} cannot be read (${reason}); correct the path, or let the program's user read the file`,
    );
    return undefined;
  }
}

/** The values of all secrets, and the password of one that is a URL, to keep them out of the log. */
export function secretsOf(variables: Variables): readonly string[] {
  return secretNames.flatMap((name) => {
    const value = variables[name] ?? '';
    return value === '' ? [] : [value, ...passwordsOf(value)];
  });
}

/** The password of a URL, as it's written and as it's meant. */
export function passwordsOf(value: string): string[] {
  const password = URL.canParse(value) ? new URL(value).password : '';
  if (password === '') return [];
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
