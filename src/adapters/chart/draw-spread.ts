import type { MeansChart, SpreadChart } from '../../core/answer/chart.ts';
import type { BoxRow } from './box-row.ts';
import { cut, linesOf, widthOf } from './letters.ts';
import { inks } from './palette.ts';
import { band, box, card, line, picture, type Shapes, smallText, text, titleOf, words } from './svg.ts';

const rowHeight = 62;
const small = { size: smallText, fill: inks.faint } as const;

type Rows = {
  readonly title: string;
  readonly alt: string;
  readonly rows: readonly BoxRow[];
  /** Values that stand below, from 0; the last is the end of the scale. */
  readonly ticks: readonly number[];
  readonly shown: (value: number) => string;
  readonly legend: string;
};

/** For each criterion the lowest to the highest as a line, the middle half as a box, the median as a stroke. */
export function drawSpread({ title, alt, rows }: SpreadChart): string {
  return drawRows({
    title,
    alt,
    rows: rows.map(({ name, lowest, lowerQuartile, median, upperQuartile, highest }) => ({
      name,
      figures: lowest === highest ? figure(lowest) : `${figure(lowest)} to ${figure(highest)}`,
      box: [lowerQuartile, upperQuartile],
      stroke: median,
      ends: [lowest, highest],
    })),
    ticks: [0, 1, 2, 3, 4, 5],
    shown: String,
    legend: 'line: lowest to highest · box: the middle half · thick stroke: median',
  });
}

/** For each criterion the mean as a stroke, and one standard deviation to either side as a box. */
export function drawMeans({ title, alt, rows }: MeansChart): string {
  const furthest = Math.max(...rows.map(({ mean, deviation }) => mean + deviation));
  const end = [0.25, 0.5, 0.75].find((share) => furthest <= share) ?? 1;
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
    shown: percent,
    legend: 'thick stroke: the mean · box: how far apart you are, one standard deviation to either side',
  });
}

function drawRows({ title, alt, rows, ticks, shown, legend }: Rows): string {
  const { width, margin } = card;
  const heading = titleOf(title);
  // The first and the last figure of the scale stand with their middle below its ends.
  const left = margin + 14;
  const scale = (width - 2 * (margin + 14)) / (ticks.at(-1) ?? 1);
  const at = (value: number): number => left + value * scale;
  const first = heading.bottom + 10;
  const bottom = first + rows.length * rowHeight;
  const notes = linesOf(legend, width - 2 * margin, smallText, { most: 2 });
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
    ...ticks.map((value) => words(shown(value), at(value), bottom + 17, { ...small, anchor: 'middle' })),
    ...notes.map((part, index) => words(part, margin, bottom + 42 + index * (smallText + 4), small)),
  ];
  return picture({ title, alt, heading }, bottom + 44 + notes.length * (smallText + 4), shapes);
}

function drawRow(
  { name, figures, box: [from, to], stroke, ends }: BoxRow,
  y: number,
  at: (v: number) => number,
): Shapes {
  const { width, margin } = card;
  const middle = y + 43;
  const room = width - 2 * margin - widthOf(figures, text) - 16;
  return [
    words(cut(name, room, text, 'bold'), margin, y + 20, { size: text, weight: 'bold' }),
    words(figures, width - margin, y + 20, { size: text, anchor: 'end' }),
    ...(ends === null
      ? []
      : [
          line([at(ends[0]), middle], [at(ends[1]), middle], inks.text, { width: 1.5 }),
          ...ends.map((end) => line([at(end), middle - 6], [at(end), middle + 6], inks.text, { width: 1.5 })),
        ]),
    box(
      { x: at(from), y: middle - 9, width: Math.max(at(to) - at(from), 2), height: 18 },
      inks.box,
      ` stroke="${inks.text}" stroke-width="0.75"`,
    ),
    line([at(stroke), middle - 12], [at(stroke), middle + 12], inks.text, { width: 5 }),
  ];
}

function figure(weight: number): string {
  return String(Math.round(weight * 10) / 10);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
