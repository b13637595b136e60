/** Characters that end a name or a password within a URL, and a percent sign that encodes nothing. */
const breaksUrl = /[#/?[\]\s]|%(?![\da-f]{2})/i;

/**
 * What's wrong with the address of a Postgres server, and how to write it; null if nothing is. Most often, a character in
 * the password isn't encoded. The address isn't quoted, since it holds a secret.
 */
export function databaseUrlProblem(url: string): string | null {
  if (url === '') return null;
  const [, rest] = /^postgres(?:ql)?:\/\/(.*)$/is.exec(url) ?? [];
  if (rest === undefined)
    return 'DATABASE_URL is not a Postgres URL; it starts with postgres://, see .env.example';
  // What a URL takes for the name and the password: all before the last @ of what precedes the path.
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  const taken = authority.slice(0, Math.max(0, authority.lastIndexOf('@')));
  const isWhole = URL.canParse(url) && new URL(url).hash === '' && (taken !== '' || !rest.includes('@'));
  const found = breaksUrl.exec(isWhole ? taken : rest.slice(0, Math.max(0, rest.lastIndexOf('@'))))?.[0];
  if (found !== undefined && (!isWhole || found === '%'))
    return `DATABASE_URL has ${nameOf(found)} in its name or password; write ${encoded(found)} instead of ${nameOf(found)}`;
  return isWhole
    ? null
    : 'DATABASE_URL is not a Postgres URL; write it like postgres://name:password@host:5432/database, see .env.example';
}

function nameOf(character: string): string {
  return /\s/.test(character) ? 'a space or line break' : character;
}

function encoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
