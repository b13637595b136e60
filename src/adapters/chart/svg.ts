import { printable } from '../text/printable.ts';
import { linesOf, type Weight, widthOf } from './letters.ts';
import { inks, type Look, looks } from './palette.ts';

/** Elements of a picture, as SVG text. */
export type Shapes = readonly string[];

/** The shipped font first; a reader's own sans-serif where the picture is shown as SVG. */
const family = "'Open Sans', 'Helvetica Neue', Helvetica, Arial, sans-serif";

/** Units of a picture; its height follows from what is on it. So narrow that a phone, which shows it some 360 wide, keeps its letters readable. */
export const card = { width: 560, margin: 24 } as const;
export const text = 16;
export const smallText = 14;
const titleSize = 20;

export type TextLook = {
  readonly size: number;
  readonly weight?: Weight;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
};

/** One line of text; `y` is its base line. */
export function words(said: string, x: number, y: number, look: TextLook): string {
  const { size, weight = 'regular', fill = inks.text, anchor = 'start' } = look;
  const bold = weight === 'bold' ? ' font-weight="600"' : '';
  const at = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${num(x)}" y="${num(y)}" font-size="${size}"${bold}${at} fill="${fill}">${escaped(said)}</text>`;
}

/** Where a text of this look may begin, so that all of it stays between two edges. */
export function within(said: string, x: number, look: TextLook, left: number, right: number): number {
  const half = widthOf(said, look.size, look.weight) / 2;
  return Math.min(Math.max(x, left + half), right - half);
}

export function line(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  stroke: string,
  { width = 1, dash = '' }: { readonly width?: number; readonly dash?: string } = {},
): string {
  const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  return `<line x1="${num(x1)}" y1="${num(y1)}" x2="${num(x2)}" y2="${num(y2)}" stroke="${stroke}" stroke-width="${width}"${dashes}/>`;
}

export function box(
  { x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>,
  fill: string,
  more = '',
): string {
  return `<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" fill="${fill}"${more}/>`;
}

/** A faint ground from edge to edge, which tells a group or row from the next. */
export function band(y: number, height: number): string {
  const { width, margin } = card;
  return box({ x: margin - 12, y, width: width - 2 * margin + 24, height }, inks.band);
}

/** A bar in an option's look: its colour, and its pattern over it. */
export function patterned(at: Parameters<typeof box>[0], look: Look): string {
  const outline = ` stroke="${inks.text}" stroke-width="0.75"`;
  return look.pattern === 'plain'
    ? box(at, look.colour, outline)
    : `${box(at, look.colour)}${box(at, `url(#${look.pattern})`, outline)}`;
}

export function marker({ marker: kind, colour }: Look, x: number, y: number): string {
  const fill = `fill="${colour}" stroke="${inks.card}" stroke-width="1.5"`;
  switch (kind) {
    case 'circle':
      return `<circle cx="${num(x)}" cy="${num(y)}" r="6" ${fill}/>`;
    case 'square':
      return `<path d="M${num(x - 5.5)} ${num(y - 5.5)}h11v11h-11z" ${fill}/>`;
    case 'triangle':
      return `<path d="M${num(x)} ${num(y - 7)}l6.5 12h-13z" ${fill}/>`;
    case 'diamond':
      return `<path d="M${num(x)} ${num(y - 7)}l7 7l-7 7l-7 -7z" ${fill}/>`;
    case 'cross':
      return `<path d="M${num(x - 2)} ${num(y - 7)}h4v5h5v4h-5v5h-4v-5h-5v-4h5z" ${fill}/>`;
    case 'bar':
      return `<path d="M${num(x - 3)} ${num(y - 8)}h6v16h-6z" ${fill}/>`;
  }
}

/** A title in its lines, and where what stands below it may begin. */
type Heading = { readonly shapes: Shapes; readonly bottom: number };

export function titleOf(title: string): Heading {
  const { width, margin } = card;
  const lines = linesOf(title, width - 2 * margin, titleSize, { most: 3, weight: 'bold' });
  return {
    shapes: lines.map((part, index) =>
      words(part, margin, margin + titleSize + index * (titleSize + 6), { size: titleSize, weight: 'bold' }),
    ),
    bottom: margin + lines.length * (titleSize + 6),
  };
}

/** The whole picture: a white card with its title, which screen readers hear with the alternative text. */
export function picture(
  { title, alt, heading }: { title: string; alt: string; heading: Heading },
  height: number,
  shapes: Shapes,
): string {
  const { width } = card;
  const used = looks.flatMap(({ pattern }) =>
    shapes.some((shape) => shape.includes(`url(#${pattern})`)) ? [patterns[pattern]] : [],
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${num(height)}" viewBox="0 0 ${width} ${num(height)}" font-family="${family}" role="img" aria-labelledby="t d">`,
    `<title id="t">${escaped(title)}</title>`,
    `<desc id="d">${escaped(alt)}</desc>`,
    ...(used.length > 0 ? [`<defs>${used.join('')}</defs>`] : []),
    box(
      { x: 0.5, y: 0.5, width: width - 1, height: height - 1 },
      inks.card,
      ` rx="10" stroke="${inks.edge}"`,
    ),
    ...heading.shapes,
    ...shapes,
    '</svg>',
    '',
  ].join('\n');
}

/** White strokes over a bar's colour. */
const patterns = {
  plain: '',
  rising: pattern('rising', 8, '<path d="M-2 2l4 -4M0 8l8 -8M6 10l4 -4"/>'),
  dots: pattern('dots', 6, '<circle cx="3" cy="3" r="1.1" fill="#ffffff" stroke="none"/>'),
  falling: pattern('falling', 8, '<path d="M-2 6l4 4M0 0l8 8M6 -2l4 4"/>'),
  level: pattern('level', 5, '<path d="M0 2.5h5"/>'),
  upright: pattern('upright', 5, '<path d="M2.5 0v5"/>'),
} as const;

function pattern(id: string, size: number, strokes: string): string {
  return `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse" stroke="#ffffff" stroke-width="1.4">${strokes}</pattern>`;
}

function escaped(said: string): string {
  return printable(said)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Coordinates without noise behind the point. */
function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** The units that a picture is wide and high. */
export function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [, width = '0', height = '0'] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}
