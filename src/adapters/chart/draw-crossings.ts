import type { LinesChart } from '../../core/answer/chart.ts';
import { percent } from './figures.ts';
import { inks } from './palette.ts';
import type { Plot } from './plot.ts';
import { clampX, fontSize, rect, type Shapes, type TextStyle, textLine } from './svg.ts';
import { textWidth } from './text-layout.ts';

const ringRadius = 10;
const labelStyle: TextStyle = { size: fontSize.text, weight: 'bold', anchor: 'middle' };
/** Where a label may go, as distances down from its crossing, best first. */
const labelOffsets = [-39, 17, -63, 41, -87, 65] as const;

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Draws a ring around each crossing, with its share in a label that avoids other rings and labels. */
export function drawCrossings(
  { x, y, left, right, top, bottom }: Plot,
  { lines, crossings }: LinesChart,
): Shapes {
  const rings = crossings.flatMap(({ share, after }) => {
    const leader = lines.find(({ name }) => name === after);
    return leader === undefined
      ? []
      : [{ share, x: x(share), y: y(leader.from + (leader.to - leader.from) * share) }];
  });
  const taken: Box[] = rings.map((ring) => ({
    x: ring.x - ringRadius,
    y: ring.y - ringRadius,
    width: 2 * ringRadius,
    height: 2 * ringRadius,
  }));
  const labels = rings.flatMap((ring) => {
    const label = percent(ring.share);
    const width = textWidth(label, fontSize.text, 'bold') + 10;
    const middle = clampX(label, ring.x, labelStyle, [left + 8, right - 8]);
    const candidates = labelOffsets
      .map((offset): Box => ({ x: middle - width / 2, y: ring.y + offset, width, height: 22 }))
      .filter((box) => box.y > top && box.y + box.height < bottom);
    const box = candidates.find((one) => !taken.some((other) => overlap(one, other))) ?? candidates[0];
    if (box === undefined) return [];
    taken.push(box);
    return [
      rect(box, inks.card, ` rx="4" stroke="${inks.edge}"`),
      textLine(label, middle, box.y + 16.5, labelStyle),
    ];
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
