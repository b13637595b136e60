import type { MeansChart, SpreadChart } from '../../core/answer/chart.ts';
import type { BoxRow } from './box-row.ts';
import { oneDecimal, percent } from './figures.ts';
import { inks } from './palette.ts';
import { band, card, drawTitle, fontSize, line, rect, type Shapes, svgCard, textLine } from './svg.ts';
import { textWidth, truncate, wrapText } from './text-layout.ts';

const rowHeight = 62;
const small = { size: fontSize.small, fill: inks.faint } as const;

type Rows = {
  readonly title: string;
  readonly alt: string;
  readonly rows: readonly BoxRow[];
  /** Values shown on the axis, from 0 to the end of the scale. */
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
  readonly legend: string;
};

/** Draws a box plot per criterion: a line from lowest to highest, a box for the middle half, a stroke for the median. */
export function drawSpread({ title, alt, rows }: SpreadChart): string {
  return drawRows({
    title,
    alt,
    rows: rows.map(({ name, lowest, lowerQuartile, median, upperQuartile, highest }) => ({
      name,
      figures: lowest === highest ? oneDecimal(lowest) : `${oneDecimal(lowest)} to ${oneDecimal(highest)}`,
      box: [lowerQuartile, upperQuartile],
      stroke: median,
      ends: [lowest, highest],
    })),
    ticks: [0, 1, 2, 3, 4, 5],
    format: String,
    legend: 'line: lowest to highest · box: the middle half · thick stroke: median',
  });
}

/** Draws, for each criterion, the mean as a stroke and one standard deviation to either side as a box. */
export function drawMeans({ title, alt, rows }: MeansChart): string {
  const highest = Math.max(...rows.map(({ mean, deviation }) => mean + deviation));
  const end = [0.25, 0.5, 0.75].find((share) => highest <= share) ?? 1;
  return drawRows({
    title,
    alt,
    rows: rows.map(({ name, mean, deviation }) => ({
      name,
      figures: `${percent(mean)} ± ${percent(deviation)}`,
      box: [Math.max(0, mean - deviation), Math.min(end, mean + deviation)],
      stroke: mean,
      ends: null,
    })),
    ticks: Array.from({ length: 6 }, (_, step) => (step * end) / 5),
    format: percent,
    legend: 'thick stroke: the mean · box: how far apart you are, one standard deviation to either side',
  });
}

function drawRows({ title, alt, rows, ticks, format, legend }: Rows): string {
  const { width, margin } = card;
  const heading = drawTitle(title);
  // The first and last axis labels are centred below the ends of the scale.
  const left = margin + 14;
  const scale = (width - 2 * (margin + 14)) / (ticks.at(-1) ?? 1);
  const at = (value: number): number => left + value * scale;
  const first = heading.bottom + 10;
  const bottom = first + rows.length * rowHeight;
  const notes = wrapText(legend, width - 2 * margin, fontSize.small, { most: 2 });
  const shapes = [
    ...rows.flatMap((row, index) => {
      const y = first + index * rowHeight;
      return [
        ...(index % 2 === 0 ? [band(y, rowHeight)] : []),
        ...ticks.map((value) =>
          line([at(value), y + 27], [at(value), y + rowHeight], value === 0 ? inks.faint : inks.grid),
        ),
        ...drawRow(row, y, at),
      ];
    }),
    ...ticks.map((value) => textLine(format(value), at(value), bottom + 17, { ...small, anchor: 'middle' })),
    ...notes.map((part, index) => textLine(part, margin, bottom + 42 + index * (fontSize.small + 4), small)),
  ];
  return svgCard({ title, alt, heading }, bottom + 44 + notes.length * (fontSize.small + 4), shapes);
}

function drawRow(
  { name, figures, box: [from, to], stroke, ends }: BoxRow,
  y: number,
  at: (value: number) => number,
): Shapes {
  const { width, margin } = card;
  const middle = y + 43;
  const room = width - 2 * margin - textWidth(figures, fontSize.text) - 16;
  return [
    textLine(truncate(name, room, fontSize.text, 'bold'), margin, y + 20, {
      size: fontSize.text,
      weight: 'bold',
    }),
    textLine(figures, width - margin, y + 20, { size: fontSize.text, anchor: 'end' }),
    ...(ends === null
      ? []
      : [
          line([at(ends[0]), middle], [at(ends[1]), middle], inks.text, { width: 1.5 }),
          ...ends.map((end) => line([at(end), middle - 6], [at(end), middle + 6], inks.text, { width: 1.5 })),
        ]),
    rect(
      { x: at(from), y: middle - 9, width: Math.max(at(to) - at(from), 2), height: 18 },
      inks.box,
      ` stroke="${inks.text}" stroke-width="0.75"`,
    ),
    line([at(stroke), middle - 12], [at(stroke), middle + 12], inks.text, { width: 5 }),
  ];
}
