import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { drawSvg } from '../../../src/adapters/chart/draw.ts';
import { fontFiles } from '../../../src/adapters/chart/fonts.ts';
import { outlined } from '../../../src/adapters/chart/outlined.ts';
import type { Chart } from '../../../src/core/answer/chart.ts';
import { barsChart, linesChart, meansChart, spreadChart } from '../../doubles/charts.ts';

function pixelsOf(svg: string): Buffer {
  return new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: [...fontFiles] } }).render().pixels;
}

const called = (...options: readonly string[]): Chart => ({
  ...barsChart,
  options,
  groups: [{ name: 'To & from', bars: options.map(() => ({ rating: 3, judged: true })) }],
});

describe('letters as outlines', () => {
  it.each<[string, Chart]>([
    ['bars', barsChart],
    ['a spread', spreadChart],
    ['means', meansChart],
    ['lines', linesChart],
    [
      'letters that are moved together, joined, accented or escaped',
      called('AVATAR, To', 'offices flow', '"Ærø" <é>'),
    ],
    ['Greek and Cyrillic', called('ΑΥΤΟ ή', 'Жук ї')],
    ['Hebrew, alone and among Latin', called('עברית', 'a עברית b', 'Plain')],
  ])('of %s look as resvg sets them', (_, chart) => {
    const svg = drawSvg(chart);
    const set = pixelsOf(outlined(svg));
    const far = pixelsOf(svg).filter((part, at) => Math.abs(part - (set[at] ?? 0)) > 20);
    expect(far).toHaveLength(0);
  });

  it('take the place of every text of the shipped font', () => {
    expect(outlined(drawSvg(barsChart))).not.toContain('<text');
  });

  it.each(['עברית', 'Java 😀', '日本'])('leave "%s" as text', (name) => {
    expect(outlined(drawSvg(called(name)))).toContain(`>${name}</text>`);
  });
});
