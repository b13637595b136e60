import type { LinesChart } from '../../core/answer/chart.ts';
import { linesOf, widthOf } from './letters.ts';
import { lookOf } from './palette.ts';
import { marker, type Shapes, text, words } from './svg.ts';

type Lines = LinesChart['lines'];
/** From the end of a line to its marker, and to its name. */
const gap = { marker: 16, name: 28 } as const;
/** Longer names take two lines. */
const widestName = 132;
const lineHeight = text + 2;

/** The room that names take at the right of the plot. */
export function widestNameOf(lines: Lines): number {
  return (
    gap.name +
    Math.max(...lines.flatMap(({ name }) => partsOf(name).map((part) => widthOf(part, text, 'bold'))))
  );
}

/** Each line's name at its right end with its marker, kept apart where ends meet. */
export function nameLines(
  lines: Lines,
  {
    right,
    first,
    bottom,
    y,
  }: {
    readonly right: number;
    readonly first: number;
    readonly bottom: number;
    readonly y: (score: number) => number;
  },
): Shapes {
  const placed = lines
    .map(({ name, to }, index) => {
      const parts = partsOf(name);
      return { parts, index, at: y(to), half: (parts.length * lineHeight + 4) / 2 };
    })
    .sort((a, b) => a.at - b.at || a.index - b.index);
  // Down from the top, then up from the bottom: each at its line's end or as near as the others let it.
  let free = first - lineHeight;
  for (const label of placed) {
    label.at = Math.max(label.at, free + label.half);
    free = label.at + label.half;
  }
  free = bottom + lineHeight;
  for (const label of placed.reverse()) {
    label.at = Math.min(label.at, free - label.half);
    free = label.at - label.half;
  }
  return placed.flatMap(({ parts, index, at }) => [
    marker(lookOf(index), right + gap.marker, at),
    ...parts.map((part, row) =>
      words(part, right + gap.name, at + 5.5 + (row - (parts.length - 1) / 2) * lineHeight, {
        size: text,
        weight: 'bold',
      }),
    ),
  ]);
}

function partsOf(name: string): string[] {
  return linesOf(name, widestName, text, { most: 2, weight: 'bold' });
}
