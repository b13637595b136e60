import { letterWidths } from './letter-widths.ts';

export type Weight = keyof typeof letterWidths;

/** Room for another font of the same kind: where the picture is shown as SVG, the reader's fonts draw it. */
const slack = 1.06;
/** No other letter of the shipped font is wider, in thousandths of its size: small ones, and all. */
const widest = { small: 950, any: 1400 } as const;
const firstLetter = 32;

/** At most how wide a text gets, in the units of its size. */
export function widthOf(text: string, size: number, weight: Weight = 'regular'): number {
  let thousandths = 0;
  for (const letter of text)
    thousandths +=
      letterWidths[weight][(letter.codePointAt(0) ?? 0) - firstLetter] ??
      widest[/\p{Ll}/u.test(letter) ? 'small' : 'any'];
  return (thousandths / 1000) * size * slack;
}

/** As much of a text as fits, with an ellipsis where something is left out. */
export function cut(text: string, room: number, size: number, weight: Weight = 'regular'): string {
  if (widthOf(text, size, weight) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size, weight) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** A text as at most `most` lines that fit; the last one is cut where there is more. */
export function linesOf(
  text: string,
  room: number,
  size: number,
  { most, weight = 'regular' }: { readonly most: number; readonly weight?: Weight },
): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(joined, size, weight) <= room) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const kept = lines.slice(0, most - 1);
  const rest = lines.slice(most - 1).join(' ');
  return [...kept, ...(rest === '' ? [] : [rest])].map((line) => cut(line, room, size, weight));
}
