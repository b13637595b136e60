import type { LinesChart } from '../../core/answer/chart.ts';
import { styleOf } from './palette.ts';
import type { Plot } from './plot.ts';
import { fontSize, marker, type Shapes, textLine } from './svg.ts';
import { textWidth, wrapText } from './text-layout.ts';

type Lines = LinesChart['lines'];
/** Distances from the end of a line to its marker and to its name. */
const gap = { marker: 16, name: 28 } as const;
/** Longer names take two lines. */
const maxNameWidth = 132;
const lineHeight = fontSize.text + 2;

/** How much room the names need to the right of the plot. */
export function lineNamesWidth(lines: Lines): number {
  return (
    gap.name +
    Math.max(
      ...lines.flatMap(({ name }) => wrapName(name).map((part) => textWidth(part, fontSize.text, 'bold'))),
    )
  );
}

/** Draws each line's name and marker at its right end, without overlaps where lines end close together. */
export function drawLineNames(lines: Lines, { right, top, bottom, y }: Plot): Shapes {
  const placed = lines
    .map(({ name, to, place }, index) => {
      const parts = wrapName(name);
      return { parts, index, place: place ?? index, at: y(to), half: (parts.length * lineHeight + 4) / 2 };
    })
    .sort((a, b) => a.at - b.at || a.index - b.index);
  // One pass down, one pass up: each name ends up as near to its line's end as the others allow.
  let free = top - lineHeight;
  for (const label of placed) {
    label.at = Math.max(label.at, free + label.half);
    free = label.at + label.half;
  }
  free = bottom + lineHeight;
  for (const label of placed.reverse()) {
    label.at = Math.min(label.at, free - label.half);
    free = label.at - label.half;
  }
  return placed.flatMap(({ parts, place, at }) => [
    marker(styleOf(place), right + gap.marker, at),
    ...parts.map((part, row) =>
      textLine(part, right + gap.name, at + 5.5 + (row - (parts.length - 1) / 2) * lineHeight, {
        size: fontSize.text,
        weight: 'bold',
      }),
    ),
  ]);
}

function wrapName(name: string): string[] {
  return wrapText(name, maxNameWidth, fontSize.text, { most: 2, weight: 'bold' });
}
