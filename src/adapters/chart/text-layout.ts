import { advanceWidths } from './advance-widths.ts';

export type FontWeight = keyof typeof advanceWidths;

/** Spare room for similar fonts: a reader's own sans-serif may draw the SVG. */
const slack = 1.06;
/** Upper bounds for the other letters of the bundled font, in thousandths of the font size. */
const widest = { lowercase: 950, any: 1400 } as const;
const firstCharacter = 32;

/** The most width a line of text may take, in the units of `size`. */
export function textWidth(text: string, size: number, weight: FontWeight = 'regular'): number {
  let thousandths = 0;
  for (const character of text)
    thousandths +=
      advanceWidths[weight][(character.codePointAt(0) ?? 0) - firstCharacter] ??
      widest[/\p{Ll}/u.test(character) ? 'lowercase' : 'any'];
  return (thousandths / 1000) * size * slack;
}

/** As much of a text as fits into `room`, with an ellipsis if it was cut. */
export function truncate(text: string, room: number, size: number, weight: FontWeight = 'regular'): string {
  if (textWidth(text, size, weight) <= room) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size, weight) > room) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** Wraps a text into at most `most` lines that fit into `room`; the last one is truncated if there is more. */
export function wrapText(
  text: string,
  room: number,
  size: number,
  { most, weight = 'regular' }: { readonly most: number; readonly weight?: FontWeight },
): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(joined, size, weight) <= room) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const kept = lines.slice(0, most - 1);
  const rest = lines.slice(most - 1).join(' ');
  return [...kept, ...(rest === '' ? [] : [rest])].map((line) => truncate(line, room, size, weight));
}
