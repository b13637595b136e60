import { decodeText } from './adapters/text/decode-text.ts';
import { homePath } from './adapters/text/home-path.ts';
import { readRegularFile } from './regular-file.ts';

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
  'WEB_AUTH',
  'ASSISTANT_TOKEN',
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

/** Bytes of a secret's file: far more than any key or address, and little enough to read at once. */
const largestSecret = 65_536;

function readSecret(name: string, path: string, problems: string[]): string | undefined {
  const file = readRegularFile(homePath(path), largestSecret);
  const problem = (says: string): void => void problems.push(`${name}_FILE: ${path} ${says}`);
  switch (file.kind) {
    case 'read': {
      const secret = decodeText(file.bytes)?.replace(/\r?\n$/, '');
      if (secret === undefined) problem('is not a text file in UTF-8 or UTF-16; save it as UTF-8');
      if (secret === '') problem('is empty; write the secret to it, or unset the variable');
      return secret;
    }
    case 'irregular':
      return void problem(`is ${file.is}; name a file that holds nothing but the secret`);
    case 'too large':
      return void problem(
        `has more than ${largestSecret / 1_024} KiB; name a file that holds nothing but the secret`,
      );
    case 'unreadable':
      return void problem(
        `cannot be read (${file.code}); correct the path, or let the program's user read the file`,
      );
    default:
      return file satisfies never;
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
