import { cutBetweenCharacters } from '../../text/cut-text.ts';

/** Cuts text to a limit at the last blank before it, with an ellipsis, and never inside a character. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const room = text.slice(0, most - 1);
  const blank = room.lastIndexOf(' ');
  const cut = blank > most / 2 ? room.slice(0, blank) : cutBetweenCharacters(text, most - 1);
  return `${cut}…`;
}

/**
 * Splits text into pieces within a limit: at line breaks, otherwise after sentences, otherwise between words, and inside
 * a word only if it's longer than the limit. Joined, the pieces are the text.
 */
export function pieces(text: string, most: number): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const at = cutAt(rest, most);
    found.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  if (rest !== '' || found.length === 0) found.push(rest);
  return found;
}

function cutAt(text: string, most: number): number {
  const window = text.slice(0, most);
  for (const border of ['\n', '. ', ' ']) {
    const at = window.lastIndexOf(border);
    if (at > most / 4) return at + border.length;
  }
  return cutBetweenCharacters(text, most).length;
}
