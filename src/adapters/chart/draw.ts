import type { Chart } from '../../core/answer/chart.ts';
import { drawBars } from './draw-bars.ts';
import { drawLines } from './draw-lines.ts';
import { drawMeans, drawSpread } from './draw-spread.ts';

/** A chart as SVG: a white card that reads on light and on dark, without colour, and aloud. */
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
  }
}
