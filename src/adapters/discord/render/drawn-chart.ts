import type { Chart } from '../../../core/answer/chart.ts';
import { chartInCharacters } from '../../chart/in-characters.ts';
import { escaped } from './escape.ts';
import { longestPiece, phoneWidth } from './fitting.ts';

/** A chart in characters, in a code block that fits a phone. */
export function drawnChart(chart: Chart): string {
  const drawn = chartInCharacters(chart, phoneWidth)
    .replaceAll('`', "'")
    .slice(0, longestPiece - 300);
  return `**${escaped(chart.title).slice(0, 200)}**\n\`\`\`\n${drawn}\n\`\`\``;
}
