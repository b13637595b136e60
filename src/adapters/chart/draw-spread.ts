import type { SpreadChart, SpreadRow } from '../../core/chart.ts';
import { linesOf } from './letters.ts';
import { inks } from './palette.ts';
import { box, card, line, picture, type Shapes, titleSize, words } from './svg.ts';

const top = 5;
const text = 14;
const rowHeight = 44;
const nameRoom = 246;
const figureRoom = 84;

/** A row for each criterion: lowest to highest as a line, the middle half as a box, the median as a stroke. */
export function drawSpread({ title, alt, rows }: SpreadChart): string {
  const { width, margin } = card;
  const titleLines = linesOf(title, width - 2 * margin, titleSize, { most: 2, weight: 'bold' });
  const left = margin + nameRoom + 20;
  const right = width - margin - figureRoom;
  const unit = (right - left) / top;
  const first = margin + titleLines.length * (titleSize + 6) + 12;
  const bottom = first + rows.length * rowHeight;
  const ticks = Array.from({ length: top + 1 }, (_, value) => {
    const x = left + value * unit;
    return [
      line([x, first], [x, bottom], value === 0 ? inks.faint : inks.grid),
      words(String(value), x, bottom + 18, { size: text - 1, fill: inks.faint, anchor: 'middle' }),
    ];
  }).flat();
  const bands = rows.flatMap((_, index) =>
    index % 2 === 0
      ? [
          box(
            {
              x: margin - 12,
              y: first + index * rowHeight,
              width: width - 2 * margin + 24,
              height: rowHeight,
            },
            inks.band,
          ),
        ]
      : [],
  );
  const drawn = rows.flatMap((row, index) =>
    drawRow(row, first + (index + 0.5) * rowHeight, left, unit, right),
  );
  const legend = words(
    'line: lowest to highest · box: the middle half · thick stroke: median',
    margin,
    bottom + 44,
    {
      size: text - 1,
      fill: inks.faint,
    },
  );
  return picture({ title, alt, titleLines }, bottom + 58, [...bands, ...ticks, ...drawn, legend]);
}

function drawRow(row: SpreadRow, y: number, left: number, unit: number, right: number): Shapes {
  const at = (weight: number): number => left + weight * unit;
  const names = linesOf(row.name, nameRoom, text, { most: 2, weight: 'bold' });
  const figures =
    row.lowest === row.highest ? figure(row.lowest) : `${figure(row.lowest)} to ${figure(row.highest)}`;
  return [
    ...names.map((part, index) =>
      words(part, card.margin, y + 5 + (index - (names.length - 1) / 2) * (text + 4), {
        size: text,
        weight: 'bold',
      }),
    ),
    line([at(row.lowest), y], [at(row.highest), y], inks.text, { width: 1.5 }),
    line([at(row.lowest), y - 6], [at(row.lowest), y + 6], inks.text, { width: 1.5 }),
    line([at(row.highest), y - 6], [at(row.highest), y + 6], inks.text, { width: 1.5 }),
    box(
      {
        x: at(row.lowerQuartile),
        y: y - 10,
        width: Math.max(at(row.upperQuartile) - at(row.lowerQuartile), 2),
        height: 20,
      },
      inks.box,
      ` stroke="${inks.text}" stroke-width="0.75"`,
    ),
    line([at(row.median), y - 14], [at(row.median), y + 14], inks.text, { width: 5 }),
    words(figures, right + 20, y + 5, { size: text }),
  ];
}

function figure(weight: number): string {
  return String(Math.round(weight * 10) / 10);
}
