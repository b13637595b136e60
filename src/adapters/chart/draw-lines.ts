import type { LinesChart } from '../../core/answer/chart.ts';
import { drawCrossings } from './draw-crossings.ts';
import { percent } from './figures.ts';
import { drawLineNames, lineNamesWidth } from './line-names.ts';
import { inks, styleOf } from './palette.ts';
import type { Plot } from './plot.ts';
import {
  card,
  clampX,
  drawTitle,
  fontSize,
  line,
  marker,
  rect,
  type Shapes,
  svgCard,
  type TextStyle,
  textLine,
} from './svg.ts';
import { truncate, wrapText } from './text-layout.ts';

const maxScore = 5;
const plotHeight = 300;
const small: TextStyle = { size: fontSize.small, fill: inks.faint, anchor: 'middle' };

/** Draws scores against the weight of one criterion: a straight line each, today's weight, and where the lead changes. */
export function drawLines(chart: LinesChart): string {
  const { title, alt, criterion, now, lines, crossings } = chart;
  const { width, margin } = card;
  const heading = drawTitle(title);
  const plot = plotBelow(heading.bottom + 38, lines);
  const { left, right, top, bottom } = plot;
  const leads = crossings.map(({ share, after }) => `From ${percent(share)} on, ${after} leads.`);
  const notes = wrapText(
    leads.length === 0 ? 'The lead never changes.' : leads.join(' '),
    width - 2 * margin,
    fontSize.text,
    { most: 4 },
  );
  const label = truncate(`Share of all weight: ${criterion}`, width - 2 * margin, fontSize.small);
  const labelStyle: TextStyle = { ...small, fill: inks.text };
  const shapes = [
    rect({ x: left, y: top, width: right - left, height: plotHeight }, inks.band),
    ...drawGrid(plot),
    textLine(
      label,
      clampX(label, (left + right) / 2, labelStyle, [margin, width - margin]),
      bottom + 42,
      labelStyle,
    ),
    ...drawNow(plot, now),
    ...lines.map(({ from, to, place }, index) =>
      line([plot.x(0), plot.y(from)], [plot.x(1), plot.y(to)], styleOf(place ?? index).colour, {
        width: 3,
        dash: styleOf(place ?? index).dash,
      }),
    ),
    ...markersAt(plot, lines, 0),
    ...(hasRoomForMarkers(plot, now) ? markersAt(plot, lines, now) : []),
    ...drawLineNames(lines, plot),
    ...drawCrossings(plot, chart),
    ...notes.map((part, index) =>
      textLine(part, margin, bottom + 72 + index * (fontSize.text + 6), { size: fontSize.text }),
    ),
  ];
  return svgCard({ title, alt, heading }, bottom + 72 + notes.length * (fontSize.text + 6), shapes);
}

function plotBelow(top: number, lines: LinesChart['lines']): Plot {
  const { width, margin } = card;
  const left = margin + 22;
  const right = width - margin - lineNamesWidth(lines);
  const bottom = top + plotHeight;
  return {
    left,
    right,
    top,
    bottom,
    x: (share) => left + share * (right - left),
    y: (score) => bottom - (score / maxScore) * plotHeight,
  };
}

function drawGrid({ x, y, left, right, top, bottom }: Plot): Shapes {
  const scores = Array.from({ length: maxScore + 1 }, (_, score) => [
    line([left, y(score)], [right, y(score)], score === 0 ? inks.faint : inks.grid),
    textLine(String(score), left - 12, y(score) + 5, { ...small, anchor: 'end' }),
  ]).flat();
  const shares = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    line([x(share), top], [x(share), bottom], inks.grid),
    textLine(percent(share), x(share), bottom + 20, small),
  ]);
  return [...scores, ...shares];
}

function drawNow({ x, top, bottom }: Plot, now: number): Shapes {
  const label = `now ${percent(now)}`;
  const style: TextStyle = { size: fontSize.text, weight: 'bold', anchor: 'middle' };
  const { width, margin } = card;
  return [
    line([x(now), top - 6], [x(now), bottom], inks.text, { width: 1.5, dash: '4 4' }),
    textLine(label, clampX(label, x(now), style, [margin, width - margin]), top - 13, style),
  ];
}

/** Markers nearer than this cover each other, so they're moved apart by as much. */
const markerWidth = 13;

/** Whether markers at this share keep clear of those at the left end and of the names at the right. */
function hasRoomForMarkers({ x }: Plot, share: number): boolean {
  return x(share) - x(0) > 2 * markerWidth && x(1) - x(share) > markerWidth;
}

/** Each line's marker at a share. Where lines meet, markers move along their lines until none covers another. */
function markersAt({ x, y, left, right }: Plot, lines: LinesChart['lines'], share: number): Shapes {
  const step = ((share > 0.5 ? -1 : 1) * markerWidth) / (right - left);
  const placed: (readonly [number, number])[] = [];
  return lines.map(({ from, to, place }, index) => {
    const pointAfter = (steps: number): readonly [number, number] => {
      const moved = share + steps * step;
      return [x(moved), y(from + (to - from) * moved)];
    };
    let steps = 0;
    while (placed.some((other) => areClose(other, pointAfter(steps)))) steps++;
    const point = pointAfter(steps);
    placed.push(point);
    return marker(styleOf(place ?? index), ...point);
  });
}

function areClose([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): boolean {
  return Math.hypot(x1 - x2, y1 - y2) < markerWidth - 2;
}
