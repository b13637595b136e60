import type { BarsChart, Chart, LinesChart, MeansChart, SpreadChart } from '../../core/answer/chart.ts';
import { printable } from '../text/printable.ts';
import { stringWidth } from '../text/string-width.ts';
import type { BoxRow } from './box-row.ts';
import { oneDecimal, percent } from './figures.ts';

const scaleEnd = 5;
const indent = '  ';
/** A longer bar shows nothing more. */
const maxBarLength = 40;

/** Draws a chart in characters, without colour. No line is wider than `width` columns. */
export function chartInCharacters(chart: Chart, width: number): string {
  switch (chart.kind) {
    case 'bars':
      return drawBars(chart, width);
    case 'spread':
      return drawSpread(chart, width);
    case 'means':
      return drawMeans(chart, width);
    case 'lines':
      return drawLines(chart, width);
    default:
      return chart satisfies never;
  }
}

function drawBars({ options, groups }: BarsChart, width: number): string {
  const names = nameColumn(options, width);
  const room = Math.min(maxBarLength, width - indent.length - names.width - ' '.length * 2 - '2.5*'.length);
  return groups
    .flatMap((group) => [
      truncateToColumns(group.name, width),
      ...group.bars.map(({ rating, judged }, index) =>
        rating === null
          ? `${indent}${names.padded(index)} not rated`
          : `${indent}${names.padded(index)} ${bar(rating, room)} ${oneDecimal(rating)}${judged ? '*' : ''}`,
      ),
    ])
    .join('\n');
}

function bar(rating: number, room: number): string {
  const full = Math.round((rating / scaleEnd) * room);
  return '█'.repeat(full) + '·'.repeat(room - full);
}

function drawSpread({ rows }: SpreadChart, width: number): string {
  const at = (weight: number): number => weight / scaleEnd;
  return drawBoxes(
    rows.map(({ name, lowest, lowerQuartile, median, upperQuartile, highest }) => ({
      name,
      figures: `${oneDecimal(lowest)} to ${oneDecimal(highest)}, median ${oneDecimal(median)}`,
      box: [at(lowerQuartile), at(upperQuartile)],
      stroke: at(median),
      ends: [at(lowest), at(highest)],
    })),
    ['0', '5'],
    width,
  );
}

function drawMeans({ rows }: MeansChart, width: number): string {
  return drawBoxes(
    rows.map(({ name, mean, deviation }) => ({
      name,
      figures: `${percent(mean)} ± ${percent(deviation)}`,
      box: [Math.max(0, mean - deviation), Math.min(1, mean + deviation)],
      stroke: mean,
      ends: null,
    })),
    ['0', '100 %'],
    width,
  );
}

/** Draws rows whose values are 0 to 1, above an axis labelled `from` and `to`. */
function drawBoxes(rows: readonly BoxRow[], [from, to]: readonly [string, string], width: number): string {
  const room = Math.max(6, Math.min(maxBarLength, width - indent.length));
  const columnOf = (share: number): number => Math.round(share * (room - 1));
  const isWithin = ([low, high]: readonly [number, number], column: number): boolean =>
    column >= columnOf(low) && column <= columnOf(high);
  const drawn = rows.flatMap(({ name, figures, box, stroke, ends }) => [
    truncateToColumns(
      `${truncateToColumns(name, Math.max(8, width - figures.length - 2))}: ${figures}`,
      width,
    ),
    indent +
      Array.from({ length: room }, (_, column) => {
        if (column === columnOf(stroke)) return '┃';
        if (isWithin(box, column)) return '█';
        return ends !== null && isWithin(ends, column) ? '─' : '·';
      }).join(''),
  ]);
  return [...drawn, indent + from + to.padStart(room - from.length)].join('\n');
}

/** Block elements by height, in eighths. */
const eighths = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Fewer steps show no slope, so each line goes below its name instead. */
const minSteps = 10;

function drawLines({ lines, now, crossings }: LinesChart, width: number): string {
  const names = nameColumn(
    lines.map(({ name }) => name),
    width,
  );
  const figures = lines.map(({ from, to }) => `${from.toFixed(1)} to ${to.toFixed(1)}`);
  const beside = width - names.width - 2 - '0.0 to 5.0'.length;
  const isStacked = beside < minSteps;
  const room = Math.min(maxBarLength, isStacked ? width - indent.length : beside);
  const left = isStacked ? indent.length : names.width + 1;
  const columnOf = (share: number): number => Math.round(share * (room - 1));
  const drawn = lines.flatMap(({ name, from, to }, index) => {
    const steps = Array.from({ length: room }, (_, step) =>
      eighthsFor(from + ((to - from) * step) / (room - 1)),
    ).join('');
    const figure = figures[index] ?? '';
    return isStacked
      ? [`${truncateToColumns(name, width - figure.length - 1)} ${figure}`, indent + steps]
      : [`${names.padded(index)} ${steps} ${figure}`];
  });
  const marks = Array.from({ length: room }, (_, column) => {
    if (column === columnOf(now)) return '^';
    return crossings.some(({ share }) => column === columnOf(share)) ? 'x' : ' ';
  }).join('');
  const notes = [
    `^ now: ${percent(now)} of all weight`,
    ...crossings.map(({ share, after }) => `x ${percent(share)}: ${after} leads from here on`),
  ];
  return [
    ...drawn,
    (' '.repeat(left) + marks).trimEnd(),
    ...notes.map((note) => truncateToColumns(note, width)),
  ].join('\n');
}

function eighthsFor(score: number): string {
  return eighths[Math.min(eighths.length - 1, Math.floor((score / scaleEnd) * eighths.length))] ?? '';
}

/** A column of names that leaves at least half of the width to the drawing. */
function nameColumn(
  names: readonly string[],
  width: number,
): { readonly width: number; padded(index: number): string } {
  const maxWidth = Math.max(3, Math.floor(width * 0.4));
  const shown = names.map((name) => truncateToColumns(name, maxWidth));
  const widest = Math.max(...shown.map((name) => stringWidth(name)));
  return {
    width: widest,
    padded: (index) => {
      const name = shown[index] ?? '';
      return name + ' '.repeat(Math.max(0, widest - stringWidth(name)));
    },
  };
}

function truncateToColumns(text: string, width: number): string {
  const clean = printable(text);
  if (stringWidth(clean) <= width) return clean;
  const characters = [...clean];
  while (characters.length > 0 && stringWidth(`${characters.join('')}…`) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
