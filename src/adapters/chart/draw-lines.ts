import type { LinesChart } from '../../core/chart.ts';
import { cut, linesOf, widthOf } from './letters.ts';
import { inks, lookOf } from './palette.ts';
import {
  box,
  card,
  line,
  marker,
  picture,
  type Shapes,
  type TextLook,
  titleSize,
  within,
  words,
} from './svg.ts';

const top = 5;
const text = 14;
const plotHeight = 320;
const widestName = 150;
const small: TextLook = { size: text - 1, fill: inks.faint, anchor: 'middle' };

type Plot = { readonly x: (share: number) => number; readonly y: (score: number) => number };

/** Scores against the weight of one criterion: a straight line each, where we stand, and where the lead passes on. */
export function drawLines(chart: LinesChart): string {
  const { title, alt, criterion, now, lines, crossings } = chart;
  const { width, margin } = card;
  const titleLines = linesOf(title, width - 2 * margin, titleSize, { most: 2, weight: 'bold' });
  const left = margin + 28;
  const nameRoom = Math.min(widestName, Math.max(...lines.map(({ name }) => widthOf(name, text, 'bold'))));
  const right = width - margin - nameRoom - 18;
  const first = margin + titleLines.length * (titleSize + 6) + 34;
  const bottom = first + plotHeight;
  const plot: Plot = {
    x: (share) => left + share * (right - left),
    y: (score) => bottom - (score / top) * plotHeight,
  };
  const told = crossings.map(({ share, after }) => `From ${percent(share)} on, ${after} leads.`);
  const notes = linesOf(
    told.length === 0 ? 'The lead never changes.' : told.join(' '),
    width - 2 * margin,
    text,
    { most: 3 },
  );
  const label = `Share of all weight: ${criterion}`;
  const labelLook: TextLook = { ...small, fill: inks.text };
  const shapes = [
    box({ x: left, y: first, width: right - left, height: plotHeight }, inks.band),
    ...grid(plot, left, right, first, bottom),
    words(
      cut(label, width - 2 * margin, text - 1),
      within(cut(label, width - 2 * margin, text - 1), (left + right) / 2, labelLook, margin, width - margin),
      bottom + 42,
      labelLook,
    ),
    words('Score', margin, first - 14, { size: text - 1, fill: inks.faint }),
    ...drawNow(plot, now, first, bottom, left, right),
    ...lines.map(({ from, to }, index) =>
      line([plot.x(0), plot.y(from)], [plot.x(1), plot.y(to)], lookOf(index).colour, {
        width: 3,
        dash: lookOf(index).dash,
      }),
    ),
    ...lines.flatMap(({ from, to }, index) => [
      marker(lookOf(index), plot.x(0), plot.y(from)),
      marker(lookOf(index), plot.x(now), plot.y(from + (to - from) * now)),
      marker(lookOf(index), plot.x(1), plot.y(to)),
    ]),
    ...nameLines(plot, lines, right, first, bottom),
    ...crossings.flatMap(({ share, after }) => drawCrossing(plot, chart, share, after, left, right)),
    ...notes.map((part, index) => words(part, margin, bottom + 72 + index * (text + 6), { size: text })),
  ];
  return picture({ title, alt, titleLines }, bottom + 72 + notes.length * (text + 6) + 6, shapes);
}

function grid({ x, y }: Plot, left: number, right: number, first: number, bottom: number): Shapes {
  const scores = Array.from({ length: top + 1 }, (_, score) => [
    line([left, y(score)], [right, y(score)], score === 0 ? inks.faint : inks.grid),
    words(String(score), left - 12, y(score) + 5, { ...small, anchor: 'end' }),
  ]).flat();
  const shares = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    line([x(share), first], [x(share), bottom], inks.grid),
    words(percent(share), x(share), bottom + 20, small),
  ]);
  return [...scores, ...shares];
}

function drawNow(
  { x }: Plot,
  now: number,
  first: number,
  bottom: number,
  left: number,
  right: number,
): Shapes {
  const label = `now ${percent(now)}`;
  const look: TextLook = { size: text - 1, weight: 'bold', anchor: 'middle' };
  return [
    line([x(now), first - 4], [x(now), bottom], inks.text, { width: 1.5, dash: '4 4' }),
    words(label, within(label, x(now), look, left + 40, right), first - 14, look),
  ];
}

/** A ring on the crossing, and its share beside it on a ground of its own. */
function drawCrossing(
  { x, y }: Plot,
  { lines }: LinesChart,
  share: number,
  after: string,
  left: number,
  right: number,
): Shapes {
  const leads = lines.find(({ name }) => name === after);
  if (leads === undefined) return [];
  const height = y(leads.from + (leads.to - leads.from) * share);
  const label = percent(share);
  const look: TextLook = { size: text, weight: 'bold', anchor: 'middle' };
  const middle = within(label, x(share), look, left + 8, right - 8);
  const wide = widthOf(label, text, 'bold') + 10;
  // Above the ring, unless that would be over the top of the plot, where "now" stands.
  const base = height - 37 > y(top) + 4 ? height - 21 : height + 32;
  return [
    `<circle cx="${x(share).toFixed(1)}" cy="${height.toFixed(1)}" r="10" fill="none" stroke="${inks.text}" stroke-width="2.5"/>`,
    box(
      { x: middle - wide / 2, y: base - 16, width: wide, height: 21 },
      inks.card,
      ` rx="4" stroke="${inks.edge}"`,
    ),
    words(label, middle, base, look),
  ];
}

/** Each line's name at its right end, kept apart where ends meet. */
function nameLines(
  { y }: Plot,
  lines: LinesChart['lines'],
  right: number,
  first: number,
  bottom: number,
): Shapes {
  const step = text + 6;
  const placed = lines
    .map(({ name, to }, index) => ({ name, index, at: y(to) }))
    .sort((a, b) => a.at - b.at || a.index - b.index);
  // Down from the top, then up from the bottom: each at its line's end or as near as the others let it.
  let free = first;
  for (const label of placed) {
    label.at = Math.max(label.at, free);
    free = label.at + step;
  }
  free = bottom;
  for (const label of [...placed].reverse()) {
    label.at = Math.min(label.at, free);
    free = label.at - step;
  }
  return placed.map(({ name, index, at }) =>
    words(cut(name, widestName, text, 'bold'), right + 16, at + 5, {
      size: text,
      weight: 'bold',
      fill: lookOf(index).colour,
    }),
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
