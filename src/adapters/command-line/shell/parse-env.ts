/** The variables of an `.env` file, or what's wrong with its first line that can't be read. */
export type ParsedEnv =
  | { readonly kind: 'variables'; readonly variables: ReadonlyMap<string, string> }
  | { readonly kind: 'wrong'; readonly says: string };

const assignment = /^\s*(?:export\s+)?([^\s=#]+)\s*=(.*)$/;
/** What may follow a closing quote. */
const onlyComment = /^\s*(?:#.*)?$/;
const typographic: Readonly<Record<string, string>> = { '“': '”', '„': '“', '‘': '’' };

/**
 * Reads `.env` files as people mean them: a `#` begins a comment at the start of a line or after a space, so one inside of
 * a password is a part of it (Node ends the value there). Quotes may be of any kind and span lines; a `\n` in double quotes
 * is a line break. Problems name the line and never quote it, since it may hold a secret.
 */
export function parseEnv(text: string): ParsedEnv {
  const variables = new Map<string, string>();
  const lines = text.split(/\r\n|\n|\r/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (onlyComment.test(line)) continue;
    const [, name, written] = assignment.exec(line) ?? [];
    if (name === undefined || written === undefined)
      return {
        kind: 'wrong',
        says: `line ${index + 1} is not a variable; write NAME=value, or # before a comment`,
      };
    const value = written.trimStart();
    const quote = value.at(0) ?? '';
    const closing = typographic[quote] ?? ('"\'`'.includes(quote) ? quote : '');
    if (closing === '') {
      variables.set(name, unquoted(written));
      continue;
    }
    const quoted = quotedFrom([value.slice(1), ...lines.slice(index + 1)], closing);
    if (quoted === null)
      return {
        kind: 'wrong',
        says: `line ${index + 1}: the quote at the start of ${name} has to close at the end of the value; a value with quotes in it goes between quotes of another kind`,
      };
    variables.set(name, quote === '"' ? quoted.value.replaceAll('\\n', '\n') : quoted.value);
    index += quoted.lines - 1;
  }
  return { kind: 'variables', variables };
}

function unquoted(written: string): string {
  return written.replace(/\s#.*$/, '').trim();
}

/** The text before the first closing quote that ends its line but for a comment. */
function quotedFrom(
  lines: readonly string[],
  closing: string,
): { readonly value: string; readonly lines: number } | null {
  for (const [index, line] of lines.entries())
    for (let at = line.indexOf(closing); at !== -1; at = line.indexOf(closing, at + 1))
      if (onlyComment.test(line.slice(at + closing.length)))
        return { value: [...lines.slice(0, index), line.slice(0, at)].join('\n'), lines: index + 1 };
  return null;
}
