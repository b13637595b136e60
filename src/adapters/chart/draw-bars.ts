import type { BarsChart } from '../../core/chart.ts';
import { cut, linesOf, widthOf } from './letters.ts';
import { inks, lookOf } from './palette.ts';
import { box, card, line, patterned, picture, type Shapes, titleSize, words } from './svg.ts';

const top = 5;
const text = 14;
const row = 22;
const barHeight = 15;
const groupGap = 14;
/** Room at the right for "5*". */
const figureRoom = 34;

/** Groups of level bars, each bar with its option's name and figure beside it, so that no legend is needed. */
export function drawBars({ title, alt, options, groups }: BarsChart): string {
  const { width, margin } = card;
  const titleLines = linesOf(title, width - 2 * margin, titleSize, { most: 2, weight: 'bold' });
  const nameRoom = Math.min(140, Math.max(...options.map((name) => widthOf(name, text))) + 2);
  const groupRoom = 236;
  const left = margin + groupRoom + nameRoom + 22;
  const right = width - margin - figureRoom;
  const unit = (right - left) / top;
  const lines = groups.map(({ name }) => linesOf(name, groupRoom, text, { most: 3, weight: 'bold' }));
  const heights = groups.map(({ bars }, index) =>
    Math.max(bars.length * row, (lines[index]?.length ?? 1) * (text + 4) + 4),
  );
  const first = margin + titleLines.length * (titleSize + 6) + 18;
  const shapes: string[] = [];
  let y = first;
  for (const index of groups.keys()) {
    const height = heights[index] ?? 0;
    if (index % 2 === 0)
      shapes.push(
        box({ x: margin - 12, y: y - 6, width: width - 2 * margin + 24, height: height + 11 }, inks.band),
      );
    y += height + groupGap;
  }
  const bottom = y - groupGap + 8;
  shapes.push(...axis(left, unit, first - 6, bottom));
  y = first;
  for (const [index, { bars }] of groups.entries()) {
    for (const [at, part] of (lines[index] ?? []).entries())
      shapes.push(words(part, margin, y + 13 + at * (text + 4), { size: text, weight: 'bold' }));
    for (const [at, { rating, judged }] of bars.entries()) {
      const base = y + at * row;
      const name = cut(options[at] ?? '', nameRoom, text);
      shapes.push(words(name, left - 10, base + 13, { size: text, anchor: 'end' }));
      shapes.push(...bar(left, base, unit, rating, judged, at));
    }
    y += (heights[index] ?? 0) + groupGap;
  }
  const starred = groups.some(({ bars }) => bars.some(({ judged }) => judged));
  if (starred)
    shapes.push(words('* our judgement', margin, bottom + 18, { size: text - 1, fill: inks.faint }));
  return picture({ title, alt, titleLines }, bottom + 30 + margin / 2, shapes);
}

function bar(
  left: number,
  base: number,
  unit: number,
  rating: number | null,
  judged: boolean,
  option: number,
): Shapes {
  if (rating === null) return [words('not rated', left + 6, base + 13, { size: text - 1, fill: inks.faint })];
  const wide = Math.max(rating * unit, 2);
  return [
    patterned({ x: left, y: base + 1, width: wide, height: barHeight }, lookOf(option)),
    words(`${Math.round(rating * 10) / 10}${judged ? '*' : ''}`, left + wide + 7, base + 13, {
      size: text,
      weight: 'bold',
    }),
  ];
}

function axis(left: number, unit: number, from: number, to: number): Shapes {
  return Array.from({ length: top + 1 }, (_, value) => {
    const x = left + value * unit;
    return [
      line([x, from], [x, to], value === 0 ? inks.faint : inks.grid),
      words(String(value), x, to + 18, { size: text - 1, fill: inks.faint, anchor: 'middle' }),
    ];
  }).flat();
}
