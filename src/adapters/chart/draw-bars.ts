import type { BarsChart, RatedBar } from '../../core/answer/chart.ts';
import { linesOf, widthOf } from './letters.ts';
import { inks, lookOf } from './palette.ts';
import { band, card, line, patterned, picture, type Shapes, smallText, text, titleOf, words } from './svg.ts';

const top = 5;
const barHeight = 16;
const rowGap = 6;
const groupGap = 20;
/** Room at the right for "5*". */
const figureRoom = 32;
/** Longer names take two lines. */
const widestName = 170;
const nameGap = 10;

type Scale = { readonly left: number; readonly unit: number };
type Row = RatedBar & { readonly option: number; readonly name: readonly string[] };

/** Groups of level bars below the name of each, every bar with its option's name and figure, so that no legend is needed. */
export function drawBars({ title, alt, options, groups }: BarsChart): string {
  const { width, margin } = card;
  const heading = titleOf(title);
  const names = options.map((name) => linesOf(name, widestName, text, { most: 2 }));
  const left = margin + Math.max(...names.flat().map((name) => widthOf(name, text))) + nameGap;
  const scale = { left, unit: (width - margin - figureRoom - left) / top };
  const shapes: string[] = [];
  let y = heading.bottom + 16;
  for (const [index, { name, bars }] of groups.entries()) {
    const title = linesOf(name, width - 2 * margin, text, { most: 2, weight: 'bold' });
    const from = y + title.length * (text + 4) + 4;
    const rows = bars.map((bar, option): Row => ({ ...bar, option, name: names[option] ?? [] }));
    const to = from + rows.reduce((sum, row) => sum + heightOf(row), 0);
    if (index % 2 === 0) shapes.push(band(y - 7, to - y + 12));
    shapes.push(
      ...title.map((part, at) =>
        words(part, margin, y + text - 1 + at * (text + 4), { size: text, weight: 'bold' }),
      ),
      ...grid(scale, from - 2, to),
      ...drawRows(rows, from, scale),
    );
    y = to + groupGap;
  }
  const bottom = y - groupGap + 8;
  const starred = groups.some(({ bars }) => bars.some(({ judged }) => judged));
  shapes.push(
    ...Array.from({ length: top + 1 }, (_, value) =>
      words(String(value), left + value * scale.unit, bottom + 16, { ...small, anchor: 'middle' }),
    ),
    ...(starred ? [words('* our judgement', margin, bottom + 40, small)] : []),
  );
  return picture({ title, alt, heading }, bottom + (starred ? 58 : 32), shapes);
}

const small = { size: smallText, fill: inks.faint } as const;

function heightOf({ name }: Row): number {
  return Math.max(barHeight, name.length * (text + 2)) + rowGap;
}

function drawRows(rows: readonly Row[], from: number, { left, unit }: Scale): Shapes {
  let y = from;
  return rows.flatMap((row) => {
    const height = heightOf(row);
    const middle = y + (height - rowGap) / 2;
    y += height;
    const { name } = row;
    return [
      ...name.map((part, at) =>
        words(part, left - nameGap, middle + 5.5 + (at - (name.length - 1) / 2) * (text + 2), {
          size: text,
          anchor: 'end',
        }),
      ),
      ...drawBar(row, left, middle, unit),
    ];
  });
}

function drawBar({ rating, judged, option }: Row, left: number, middle: number, unit: number): Shapes {
  if (rating === null) return [words('not rated', left + 6, middle + 5, small)];
  const wide = Math.max(rating * unit, 2);
  return [
    patterned({ x: left, y: middle - barHeight / 2, width: wide, height: barHeight }, lookOf(option)),
    words(`${Math.round(rating * 10) / 10}${judged ? '*' : ''}`, left + wide + 7, middle + 5.5, {
      size: text,
      weight: 'bold',
    }),
  ];
}

function grid({ left, unit }: Scale, from: number, to: number): Shapes {
  return Array.from({ length: top + 1 }, (_, value) => {
    const x = left + value * unit;
    return line([x, from], [x, to], value === 0 ? inks.faint : inks.grid);
  });
}
