import type { BarsChart, Chart, LinesChart, MeansChart, SpreadChart } from '../../core/answer/chart.ts';
import { printable } from '../text/printable.ts';
import { stringWidth } from '../text/string-width.ts';
import type { BoxRow } from './box-row.ts';

const top = 5;
const indent = '  ';
/** Longer than this, a bar tells nothing more. */
const longestBar = 40;

/** A chart as lines of characters, none wider than `width` columns, that read without colour. */
export function chartInCharacters(chart: Chart, width: number): string {
  switch (chart.kind) {
    case 'bars':
      return bars(chart, width);
    case 'spread':
      return spread(chart, width);
    case 'means':
      return means(chart, width);
    case 'lines':
      return lines(chart, width);
  }
}

function bars({ options, groups }: BarsChart, width: number): string {
  const names = namesWithin(options, width);
  const room = Math.min(longestBar, width - indent.length - names.width - ' '.length * 2 - '2.5*'.length);
  return groups
    .flatMap((group) => [
      shortened(group.name, width),
      ...group.bars.map(({ rating, judged }, index) =>
        rating === null
          ? `${indent}${names.padded(index)} not rated`
          : `${indent}${names.padded(index)} ${bar(rating, room)} ${figure(rating)}${judged ? '*' : ''}`,
      ),
    ])
    .join('\n');
}

function bar(rating: number, room: number): string {
  const full = Math.round((rating / top) * room);
  return '█'.repeat(full) + '·'.repeat(room - full);
}

function spread({ rows }: SpreadChart, width: number): string {
  const at = (weight: number): number => weight / top;
  return boxes(
    rows.map(({ name, lowest, lowerQuartile, median, upperQuartile, highest }) => ({
      name,
      figures: `${figure(lowest)} to ${figure(highest)}, median ${figure(median)}`,
      box: [at(lowerQuartile), at(upperQuartile)],
      stroke: at(median),
      ends: [at(lowest), at(highest)],
    })),
    ['0', '5'],
    width,
  );
}

function means({ rows }: MeansChart, width: number): string {
  const percent = (share: number): string => String(Math.round(share * 100));
  return boxes(
    rows.map(({ name, mean, deviation }) => ({
      name,
      figures: `${percent(mean)} % ± ${percent(deviation)} %`,
      box: [Math.max(0, mean - deviation), Math.min(1, mean + deviation)],
      stroke: mean,
      ends: null,
    })),
    ['0', '100 %'],
    width,
  );
}

/** Rows whose places are 0 to 1. */
function boxes(rows: readonly BoxRow[], [from, to]: readonly [string, string], width: number): string {
  const room = Math.max(6, Math.min(longestBar, width - indent.length));
  const at = (share: number): number => Math.round(share * (room - 1));
  const within = ([low, high]: readonly [number, number], place: number): boolean =>
    place >= at(low) && place <= at(high);
  const drawn = rows.flatMap(({ name, figures, box, stroke, ends }) => [
    shortened(`${shortened(name, Math.max(8, width - figures.length - 2))}: ${figures}`, width),
    indent +
      Array.from({ length: room }, (_, place) => {
        if (place === at(stroke)) return '┃';
        if (within(box, place)) return '█';
        return ends !== null && within(ends, place) ? '─' : '·';
      }).join(''),
  ]);
  return [...drawn, indent + from + to.padStart(room - from.length)].join('\n');
}

const heights = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Fewer steps than this show no slope; then each line goes below its name. */
const fewestSteps = 10;

function lines({ lines: all, now, crossings }: LinesChart, width: number): string {
  const names = namesWithin(
    all.map(({ name }) => name),
    width,
  );
  const figures = all.map(({ from, to }) => `${from.toFixed(1)} to ${to.toFixed(1)}`);
  const beside = width - names.width - 2 - '0.0 to 5.0'.length;
  const isStacked = beside < fewestSteps;
  const room = Math.min(longestBar, isStacked ? width - indent.length : beside);
  const left = isStacked ? indent.length : names.width + 1;
  const at = (share: number): number => Math.round(share * (room - 1));
  const drawn = all.flatMap(({ name, from, to }, index) => {
    const steps = Array.from({ length: room }, (_, step) =>
      heightOf(from + ((to - from) * step) / (room - 1)),
    ).join('');
    const figure = figures[index] ?? '';
    return isStacked
      ? [`${shortened(name, width - figure.length - 1)} ${figure}`, indent + steps]
      : [`${names.padded(index)} ${steps} ${figure}`];
  });
  const marks = Array.from({ length: room }, (_, place) =>
    place === at(now) ? '^' : crossings.some(({ share }) => place === at(share)) ? 'x' : ' ',
  ).join('');
  const told = [
    `^ now: ${Math.round(now * 100)} % of all weight`,
    ...crossings.map(({ share, after }) => `x ${Math.round(share * 100)} %: ${after} leads from here on`),
  ];
  return [...drawn, (' '.repeat(left) + marks).trimEnd(), ...told.map((text) => shortened(text, width))].join(
    '\n',
  );
}

function heightOf(score: number): string {
  return heights[Math.min(heights.length - 1, Math.floor((score / top) * heights.length))] ?? '';
}

/** Names in a column that leaves half of the width to what is drawn. */
function namesWithin(
  names: readonly string[],
  width: number,
): { readonly width: number; padded(index: number): string } {
  const most = Math.max(3, Math.floor(width * 0.4));
  const cut = names.map((name) => shortened(name, most));
  const widest = Math.max(...cut.map((name) => stringWidth(name)));
  return {
    width: widest,
    padded: (index) => {
      const name = cut[index] ?? '';
      return name + ' '.repeat(Math.max(0, widest - stringWidth(name)));
    },
  };
}

function shortened(text: string, width: number): string {
  const clean = printable(text);
  if (stringWidth(clean) <= width) return clean;
  const letters = [...clean];
  while (letters.length > 0 && stringWidth(`${letters.join('')}…`) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

function figure(value: number): string {
  return String(Math.round(value * 10) / 10);
}
