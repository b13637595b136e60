/** The most of a message that an answer repeats, in characters. */
const longest = 48;

/** Somebody's words in quotation marks; empty if there are none. */
export function quoteOf(written: string, most = longest): string {
  const said = onOneLine(written, most);
  return said === '' ? '' : `"${said}"`;
}

/** Somebody's words on one line, cut at a word. */
export function onOneLine(written: string, most = longest): string {
  const line = written
    .slice(0, most * 8)
    .replace(/["“”„«»]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= most) return line.replace(/[?.!,;:]+$/, '');
  const cut = line.slice(0, most);
  const end = cut.lastIndexOf(' ');
  return `${(end > most / 2 ? cut.slice(0, end) : cut).replace(/[?.!,;:]+$/, '')} …`;
}
