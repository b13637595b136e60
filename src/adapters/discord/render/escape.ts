import { cutBetweenCharacters } from '../../text/cut-text.ts';

/**
 * Escapes markup, mentions and links. Besides Markdown's signs this breaks addresses that Discord links automatically
 * (`https://`) and `@everyone`, which some clients read as a mention despite a backslash. Most texts contain none of
 * these.
 */
export function escaped(text: string): string {
  if (!/[\\`*_~|<>[\]#:@\p{Cc}]/u.test(text)) return text;
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/[\\`*_~|<>[\]#]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/@(?=[\w&!])/g, '@\u200b');
}

/** The text that `escaped` was given, apart from control characters. */
export function unescaped(text: string): string {
  return text.replaceAll('@\u200b', '@').replace(/\\(?=[\\`*_~|<>[\]#:])/g, '');
}

/** Escapes unintended list marks and subtext at the start of a line. */
export function escapeListMark(line: string): string {
  return line.replace(/^([-+](?= )|\d+(?=\. ))/, (mark) => (/\d/.test(mark) ? `${mark}\u200b` : `\\${mark}`));
}

/** Encodes characters of an address that would end its Markdown link early. */
export function linkTarget(url: string): string {
  return url.replace(/[<>()\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** One line of at most `most` characters, cut with an ellipsis and never inside a character. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\p{Cc}/gu, ' ').trim();
  if (line.length <= most) return line === '' ? '…' : line;
  return `${cutBetweenCharacters(line, most - 1).trimEnd()}…`;
}
