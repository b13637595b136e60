import { printable } from '../text/printable.ts';
import { inks, type OptionStyle, optionStyles } from './palette.ts';
import { type FontWeight, textWidth, wrapText } from './text-layout.ts';

/** SVG elements as source text. */
export type Shapes = readonly string[];

/** The bundled font for PNG, with the reader's own sans-serif as a fallback for SVG. */
const family = "'Open Sans', 'Helvetica Neue', Helvetica, Arial, sans-serif";

/**
 * SVG units; the height depends on the content. Narrow enough for text to stay readable on a phone, which shows the
 * card about 360 points wide.
 */
export const card = { width: 560, margin: 24 } as const;
export const fontSize = { title: 20, text: 16, small: 14 } as const;

export type TextStyle = {
  readonly size: number;
  readonly weight?: FontWeight;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
};

/** One line of text; `y` is its baseline. */
export function textLine(text: string, x: number, y: number, style: TextStyle): string {
  const { size, weight = 'regular', fill = inks.text, anchor = 'start' } = style;
  const bold = weight === 'bold' ? ' font-weight="600"' : '';
  const at = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${rounded(x)}" y="${rounded(y)}" font-size="${size}"${bold}${at} fill="${fill}">${escaped(text)}</text>`;
}

/** The `x` nearest to the given one at which a centred text stays between two edges. */
export function clampX(
  text: string,
  x: number,
  style: TextStyle,
  [left, right]: readonly [number, number],
): number {
  const half = textWidth(text, style.size, style.weight) / 2;
  return Math.min(Math.max(x, left + half), right - half);
}

export function line(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  stroke: string,
  { width = 1, dash = '' }: { readonly width?: number; readonly dash?: string } = {},
): string {
  const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  return `<line x1="${rounded(x1)}" y1="${rounded(y1)}" x2="${rounded(x2)}" y2="${rounded(y2)}" stroke="${stroke}" stroke-width="${width}"${dashes}/>`;
}

export function rect(
  { x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>,
  fill: string,
  more = '',
): string {
  return `<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" fill="${fill}"${more}/>`;
}

/** A faint background across the card, to set a group or row apart from the next. */
export function band(y: number, height: number): string {
  const { width, margin } = card;
  return rect({ x: margin - 12, y, width: width - 2 * margin + 24, height }, inks.band);
}

/** A bar in an option's colour with its pattern on top. */
export function patternedBar(area: Parameters<typeof rect>[0], { colour, pattern }: OptionStyle): string {
  const outline = ` stroke="${inks.text}" stroke-width="0.75"`;
  return pattern === 'plain'
    ? rect(area, colour, outline)
    : `${rect(area, colour)}${rect(area, `url(#${pattern})`, outline)}`;
}

export function marker({ marker: shape, colour }: OptionStyle, x: number, y: number): string {
  const fill = `fill="${colour}" stroke="${inks.card}" stroke-width="1.5"`;
  switch (shape) {
    case 'circle':
      return `<circle cx="${rounded(x)}" cy="${rounded(y)}" r="6" ${fill}/>`;
    case 'square':
      return `<path d="M${rounded(x - 5.5)} ${rounded(y - 5.5)}h11v11h-11z" ${fill}/>`;
    case 'triangle':
      return `<path d="M${rounded(x)} ${rounded(y - 7)}l6.5 12h-13z" ${fill}/>`;
    case 'diamond':
      return `<path d="M${rounded(x)} ${rounded(y - 7)}l7 7l-7 7l-7 -7z" ${fill}/>`;
    case 'cross':
      return `<path d="M${rounded(x - 2)} ${rounded(y - 7)}h4v5h5v4h-5v5h-4v-5h-5v-4h5z" ${fill}/>`;
    case 'bar':
      return `<path d="M${rounded(x - 3)} ${rounded(y - 8)}h6v16h-6z" ${fill}/>`;
    default:
      return shape satisfies never;
  }
}

/** A wrapped title, and the `y` below it. */
type Heading = { readonly shapes: Shapes; readonly bottom: number };

export function drawTitle(title: string): Heading {
  const { width, margin } = card;
  const size = fontSize.title;
  const lines = wrapText(title, width - 2 * margin, size, { most: 3, weight: 'bold' });
  return {
    shapes: lines.map((part, index) =>
      textLine(part, margin, margin + size + index * (size + 6), { size, weight: 'bold' }),
    ),
    bottom: margin + lines.length * (size + 6),
  };
}

/** The whole SVG: a white card with a heading, plus title and alternative text for screen readers. */
export function svgCard(
  { title, alt, heading }: { title: string; alt: string; heading: Heading },
  height: number,
  shapes: Shapes,
): string {
  const { width } = card;
  const usedPatterns = optionStyles.flatMap(({ pattern }) =>
    shapes.some((shape) => shape.includes(`url(#${pattern})`)) ? [patterns[pattern]] : [],
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${rounded(height)}" viewBox="0 0 ${width} ${rounded(height)}" font-family="${family}" role="img" aria-labelledby="t d">`,
    `<title id="t">${escaped(title)}</title>`,
    `<desc id="d">${escaped(alt)}</desc>`,
    ...(usedPatterns.length > 0 ? [`<defs>${usedPatterns.join('')}</defs>`] : []),
    rect(
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

/** White strokes on top of a bar's colour. */
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

function escaped(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A coordinate with one decimal. */
function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Width and height of an SVG from `svgCard`, in its units. */
export function svgSize(svg: string): { readonly width: number; readonly height: number } {
  const [, width = '0', height = '0'] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}
