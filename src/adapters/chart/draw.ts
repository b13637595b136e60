import type { Chart } from '../../core/answer/chart.ts';
import { drawBars } from './draw-bars.ts';
import { drawLines } from './draw-lines.ts';
import { drawMeans, drawSpread } from './draw-spread.ts';

/** Draws a chart as SVG: a white card readable on light and dark pages, in greyscale, and by screen readers. */
export function drawSvg(chart: Chart): string {
  switch (chart.kind) {
    case 'bars':
      return drawBars(chart);
    case 'spread':
      return drawSpread(chart);
    case 'means':
      return drawMeans(chart);
    case 'lines':
      return drawLines(chart);
    default:
      return chart satisfies never;
  }
}
