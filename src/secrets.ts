import { readFileSync } from 'node:fs';

/** The variables that hold a secret. Each can come from a file instead, named by the variable with `_FILE` behind it. */
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
 * Puts the secrets that are in files in their variables. A line break at the end of a file is none of its secret.
 *
 * @param troubles receives what is wrong, with its cure
 */
export function withSecretFiles(variables: Variables, troubles: string[]): Variables {
  const read = secretNames.flatMap((name) => {
    const path = variables[`${name}_FILE`] ?? '';
    if (path === '') return [];
    if ((variables[name] ?? '') !== '') {
      troubles.push(`${name} and ${name}_FILE are both set; unset one of them`);
      return [];
    }
    const secret = contentOf(name, path, troubles);
    return secret === undefined ? [] : [[name, secret] as const];
  });
  return { ...variables, ...Object.fromEntries(read) };
}

function contentOf(name: string, path: string, troubles: string[]): string | undefined {
  try {
    const secret = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    if (secret === '')
      troubles.push(`${name}_FILE: ${path} is empty; put the secret in it, or unset the variable`);
    return secret;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    troubles.push(
      `${name}_FILE: ${path} cannot be read (${reason}); mend the path, or let the program's user read the file`,
    );
    return undefined;
  }
}

/** The secrets of these variables as they are, to keep them out of the log; of an address, its password too. */
export function secretsOf(variables: Variables): readonly string[] {
  return secretNames.flatMap((name) => {
    const value = variables[name] ?? '';
    return value === '' ? [] : [value, ...passwordsOf(value)];
  });
}

function passwordsOf(value: string): string[] {
  const password = URL.canParse(value) ? new URL(value).password : '';
  if (password === '') return [];
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
