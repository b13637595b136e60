import type { BarsChart, RatedBar } from '../../core/answer/chart.ts';
import { oneDecimal } from './figures.ts';
import { inks, styleOf } from './palette.ts';
import {
  band,
  card,
  drawTitle,
  fontSize,
  line,
  patternedBar,
  type Shapes,
  svgCard,
  textLine,
} from './svg.ts';
import { textWidth, wrapText } from './text-layout.ts';

const maxRating = 5;
const lineHeight = fontSize.text + 2;
const barHeight = 16;
const rowGap = 6;
const groupGap = 20;
/** Fits "5*" to the right of a full bar. */
const figureWidth = 32;
/** Longer names take two lines. */
const maxNameWidth = 170;
const nameGap = 10;

type Scale = { readonly left: number; readonly unit: number };
type Row = RatedBar & { readonly place: number; readonly name: readonly string[] };

/** Draws named groups of horizontal bars. Every bar has its option's name and its figure, so there's no legend. */
export function drawBars({ title, alt, options, places, groups }: BarsChart): string {
  const { width, margin } = card;
  const heading = drawTitle(title);
  const names = options.map((name) => wrapText(name, maxNameWidth, fontSize.text, { most: 2 }));
  const left = margin + Math.max(...names.flat().map((name) => textWidth(name, fontSize.text))) + nameGap;
  const scale = { left, unit: (width - margin - figureWidth - left) / maxRating };
  const shapes: string[] = [];
  let y = heading.bottom + 16;
  for (const [index, { name, bars }] of groups.entries()) {
    const groupTitle = wrapText(name, width - 2 * margin, fontSize.text, { most: 2, weight: 'bold' });
    const from = y + groupTitle.length * (fontSize.text + 4) + 4;
    const rows = bars.map((bar, at): Row => ({ ...bar, place: places?.[at] ?? at, name: names[at] ?? [] }));
    const to = from + rows.reduce((sum, row) => sum + rowHeight(row), 0);
    if (index % 2 === 0) shapes.push(band(y - 7, to - y + 12));
    shapes.push(
      ...groupTitle.map((part, at) =>
        textLine(part, margin, y + fontSize.text - 1 + at * (fontSize.text + 4), {
          size: fontSize.text,
          weight: 'bold',
        }),
      ),
      ...grid(scale, from - 2, to),
      ...drawRows(rows, from, scale),
    );
    y = to + groupGap;
  }
  const bottom = y - groupGap + 8;
  const starred = groups.some(({ bars }) => bars.some(({ judged }) => judged));
  shapes.push(
    ...Array.from({ length: maxRating + 1 }, (_, value) =>
      textLine(String(value), left + value * scale.unit, bottom + 16, { ...small, anchor: 'middle' }),
    ),
    ...(starred ? [textLine('* our judgement', margin, bottom + 40, small)] : []),
  );
  return svgCard({ title, alt, heading }, bottom + (starred ? 58 : 32), shapes);
}

const small = { size: fontSize.small, fill: inks.faint } as const;

function rowHeight({ name }: Row): number {
  return Math.max(barHeight, name.length * lineHeight) + rowGap;
}

function drawRows(rows: readonly Row[], from: number, { left, unit }: Scale): Shapes {
  let y = from;
  return rows.flatMap((row) => {
    const height = rowHeight(row);
    const middle = y + (height - rowGap) / 2;
    y += height;
    const { name } = row;
    return [
      ...name.map((part, at) =>
        textLine(part, left - nameGap, middle + 5.5 + (at - (name.length - 1) / 2) * lineHeight, {
          size: fontSize.text,
          anchor: 'end',
        }),
      ),
      ...drawBar(row, left, middle, unit),
    ];
  });
}

function drawBar({ rating, judged, place }: Row, left: number, middle: number, unit: number): Shapes {
  if (rating === null) return [textLine('not rated', left + 6, middle + 5, small)];
  const barWidth = Math.max(rating * unit, 2);
  return [
    patternedBar({ x: left, y: middle - barHeight / 2, width: barWidth, height: barHeight }, styleOf(place)),
    textLine(`${oneDecimal(rating)}${judged ? '*' : ''}`, left + barWidth + 7, middle + 5.5, {
      size: fontSize.text,
      weight: 'bold',
    }),
  ];
}

function grid({ left, unit }: Scale, from: number, to: number): Shapes {
  return Array.from({ length: maxRating + 1 }, (_, value) => {
    const x = left + value * unit;
    return line([x, from], [x, to], value === 0 ? inks.faint : inks.grid);
  });
}
