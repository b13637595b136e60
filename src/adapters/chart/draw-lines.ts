import type { LinesChart } from '../../core/answer/chart.ts';
import { cut, linesOf, widthOf } from './letters.ts';
import { nameLines, widestNameOf } from './line-names.ts';
import { inks, lookOf } from './palette.ts';
import {
  box,
  card,
  line,
  marker,
  picture,
  type Shapes,
  smallText,
  type TextLook,
  text,
  titleOf,
  within,
  words,
} from './svg.ts';

const top = 5;
const plotHeight = 300;
const small: TextLook = { size: smallText, fill: inks.faint, anchor: 'middle' };

/** Where the plot lies, and where a share and a score lie in it. */
type Plot = {
  readonly left: number;
  readonly right: number;
  readonly first: number;
  readonly bottom: number;
  readonly x: (share: number) => number;
  readonly y: (score: number) => number;
};

/** Scores against the weight of one criterion: a straight line each, where we stand, and where the lead passes on. */
export function drawLines(chart: LinesChart): string {
  const { title, alt, criterion, now, lines, crossings } = chart;
  const { width, margin } = card;
  const heading = titleOf(title);
  const plot = plotFrom(heading.bottom + 38, lines);
  const { left, right, first, bottom } = plot;
  const told = crossings.map(({ share, after }) => `From ${percent(share)} on, ${after} leads.`);
  const notes = linesOf(
    told.length === 0 ? 'The lead never changes.' : told.join(' '),
    width - 2 * margin,
    text,
    { most: 4 },
  );
  const label = cut(`Share of all weight: ${criterion}`, width - 2 * margin, smallText);
  const labelLook: TextLook = { ...small, fill: inks.text };
  const shapes = [
    box({ x: left, y: first, width: right - left, height: plotHeight }, inks.band),
    ...grid(plot),
    words(
      label,
      within(label, (left + right) / 2, labelLook, margin, width - margin),
      bottom + 42,
      labelLook,
    ),
    ...drawNow(plot, now),
    ...lines.map(({ from, to }, index) =>
      line([plot.x(0), plot.y(from)], [plot.x(1), plot.y(to)], lookOf(index).colour, {
        width: 3,
        dash: lookOf(index).dash,
      }),
    ),
    ...markersAt(plot, lines, 0),
    ...(isApart(plot, now) ? markersAt(plot, lines, now) : []),
    ...nameLines(lines, { right, first, bottom, y: plot.y }),
    ...drawCrossings(plot, chart),
    ...notes.map((part, index) => words(part, margin, bottom + 72 + index * (text + 6), { size: text })),
  ];
  return picture({ title, alt, heading }, bottom + 72 + notes.length * (text + 6), shapes);
}

function plotFrom(first: number, lines: LinesChart['lines']): Plot {
  const { width, margin } = card;
  const left = margin + 22;
  const right = width - margin - widestNameOf(lines);
  const bottom = first + plotHeight;
  return {
    left,
    right,
    first,
    bottom,
    x: (share) => left + share * (right - left),
    y: (score) => bottom - (score / top) * plotHeight,
  };
}

function grid({ x, y, left, right, first, bottom }: Plot): Shapes {
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

function drawNow({ x, first, bottom }: Plot, now: number): Shapes {
  const label = `now ${percent(now)}`;
  const look: TextLook = { size: text, weight: 'bold', anchor: 'middle' };
  const { width, margin } = card;
  return [
    line([x(now), first - 6], [x(now), bottom], inks.text, { width: 1.5, dash: '4 4' }),
    words(label, within(label, x(now), look, margin, width - margin), first - 13, look),
  ];
}

/** How near two markers are when one hides the other, and how far they are then set apart. */
const markerWidth = 13;

/** False where markers at this share would stand among those at the left, or among the names. */
function isApart({ x }: Plot, share: number): boolean {
  return x(share) - x(0) > 2 * markerWidth && x(1) - x(share) > markerWidth;
}

/** Each line's marker at a share; where lines meet, one beside the other along their lines, so that none is hidden. */
function markersAt({ x, y, left, right }: Plot, lines: LinesChart['lines'], share: number): Shapes {
  const step = ((share > 0.5 ? -1 : 1) * markerWidth) / (right - left);
  const placed: (readonly [number, number])[] = [];
  return lines.map(({ from, to }, index) => {
    const at = (turn: number): readonly [number, number] => {
      const moved = share + turn * step;
      return [x(moved), y(from + (to - from) * moved)];
    };
    let turn = 0;
    while (placed.some((other) => isNear(other, at(turn)))) turn++;
    const spot = at(turn);
    placed.push(spot);
    return marker(lookOf(index), ...spot);
  });
}

function isNear([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): boolean {
  return Math.hypot(x1 - x2, y1 - y2) < markerWidth - 2;
}

const ringRadius = 10;
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A ring on each crossing, and its share beside it on a ground of its own, where neither another ring nor share is. */
function drawCrossings({ x, y, left, right, first, bottom }: Plot, { lines, crossings }: LinesChart): Shapes {
  const look: TextLook = { size: text, weight: 'bold', anchor: 'middle' };
  const rings = crossings.flatMap(({ share, after }) => {
    const leads = lines.find(({ name }) => name === after);
    return leads === undefined
      ? []
      : [{ share, x: x(share), y: y(leads.from + (leads.to - leads.from) * share) }];
  });
  const taken: Box[] = rings.map((ring) => ({
    x: ring.x - ringRadius,
    y: ring.y - ringRadius,
    width: 2 * ringRadius,
    height: 2 * ringRadius,
  }));
  const labels = rings.flatMap((ring) => {
    const label = percent(ring.share);
    const wide = widthOf(label, text, 'bold') + 10;
    const middle = within(label, ring.x, look, left + 8, right - 8);
    const free = [-39, 17, -63, 41, -87, 65]
      .map((down): Box => ({ x: middle - wide / 2, y: ring.y + down, width: wide, height: 22 }))
      .filter((spot) => spot.y > first && spot.y + spot.height < bottom);
    const spot = free.find((one) => !taken.some((other) => overlap(one, other))) ?? free[0];
    if (spot === undefined) return [];
    taken.push(spot);
    return [box(spot, inks.card, ` rx="4" stroke="${inks.edge}"`), words(label, middle, spot.y + 16.5, look)];
  });
  return [
    ...rings.map(
      (ring) =>
        `<circle cx="${ring.x.toFixed(1)}" cy="${ring.y.toFixed(1)}" r="${ringRadius}" fill="none" stroke="${inks.text}" stroke-width="2.5"/>`,
    ),
    ...labels,
  ];
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
