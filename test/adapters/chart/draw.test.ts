import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSvg } from '../../../src/adapters/chart/draw.ts';
import { fontFiles } from '../../../src/adapters/chart/fonts.ts';
import { optionStyles } from '../../../src/adapters/chart/palette.ts';
import { svgSize } from '../../../src/adapters/chart/svg.ts';
import { textWidth } from '../../../src/adapters/chart/text-layout.ts';
import type { Chart } from '../../../src/core/answer/chart.ts';
import { anyChart, barsChart, linesChart, meansChart, spreadChart } from '../../doubles/charts.ts';

type Label = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
};

/** Every line of text in a chart, and where it is. */
function labelsOf(svg: string): Label[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', content = '']) => {
    const of = (name: string): string => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    const text = content.replace(/&(amp|lt|gt|quot);/g, (sign) => signs[sign] ?? sign);
    const size = Number(of('font-size'));
    const width = textWidth(text, size, of('font-weight') === '' ? 'regular' : 'bold');
    const left = Number(of('x')) - width * (sharesBefore[of('text-anchor')] ?? 0);
    return { text, left, right: left + width, y: Number(of('y')), size };
  });
}
/** How much of a text lies to the left of its `x`, by anchor. */
const sharesBefore: Readonly<Record<string, number>> = { middle: 0.5, end: 1 };
const signs: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

describe('a chart as SVG', () => {
  it('is well-formed and clips no label, whatever the names', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const svg = drawSvg(chart);
        expect(() => new Resvg(svg, { font: { loadSystemFonts: false } })).not.toThrow();
        const { width, height } = svgSize(svg);
        const clipped = labelsOf(svg).filter(
          ({ left, right, y, size }) => left < -0.5 || right > width + 0.5 || y - size < 0 || y + 4 > height,
        );
        expect(clipped).toEqual([]);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('overlaps no labels, whatever the names, ties and crossings', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const labels = labelsOf(drawSvg(chart)).filter(({ text }) => text.trim() !== '');
        const overlaps = labels.flatMap((one, at) =>
          labels
            .slice(at + 1)
            .filter(
              (other) =>
                one.left < other.right &&
                other.left < one.right &&
                // From the baseline to the top of a lowercase letter.
                one.y - one.size * 0.55 < other.y &&
                other.y - other.size * 0.55 < one.y,
            )
            .map((other) => [one.text, other.text]),
        );
        expect(overlaps).toEqual([]);
      }),
      { seed: 13, numRuns: 300 },
    );
  });

  it('is readable on a phone: no text below 9 points when shown 360 wide', () => {
    for (const chart of [barsChart, spreadChart, meansChart, linesChart]) {
      const svg = drawSvg(chart);
      const scale = 360 / svgSize(svg).width;
      expect(Math.min(...labelsOf(svg).map(({ size }) => size * scale))).toBeGreaterThanOrEqual(9);
    }
  });

  it('hides no marker behind another when lines coincide', () => {
    const alike = linesChart.lines.map(({ name }) => ({ name, from: 3, to: 3 }));
    const svg = drawSvg({ ...linesChart, lines: alike, crossings: [] });
    const circles = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="6"/g)].map(([, x]) => Number(x));
    const squares = [...svg.matchAll(/<path d="M([\d.]+) ([\d.]+)h11v11/g)].map(([, x]) => Number(x) + 5.5);
    expect(circles).toHaveLength(3);
    for (const [at, x] of circles.slice(0, 2).entries())
      expect(Math.abs(x - (squares[at] ?? x))).toBeGreaterThan(10);
  });

  it.each<Chart>([barsChart, spreadChart, meansChart, linesChart])(
    'of kind $kind carries its title and alternative text',
    (chart) => {
      const svg = drawSvg(chart);
      expect(svg).toContain(`<title id="t">${chart.title}</title>`);
      expect(svg).toContain(`<desc id="d">${chart.alt}</desc>`);
      expect(svg).toContain('role="img" aria-labelledby="t d"');
    },
  );

  it('lets nothing in a name become markup', () => {
    const svg = drawSvg({ ...barsChart, options: ['<script>"&', 'NATS'] });
    expect(svg).toContain('&lt;script&gt;&quot;&amp;');
    expect(svg).not.toContain('<script');
  });

  it('labels every bar and line, and marks judgements with a star', () => {
    const texts = labelsOf(drawSvg(barsChart)).map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining(['Kafka', 'NATS', '5', '3*', 'not rated', '* our judgement']),
    );
    expect(labelsOf(drawSvg(linesChart)).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Kafka', 'NATS', 'now 20 %', '50 %', 'From 50 % on, Kafka leads.']),
    );
  });

  it('has styles that differ without colour, and colours that contrast with white', () => {
    for (const key of ['pattern', 'dash', 'marker'] as const)
      expect(new Set(optionStyles.map((style) => style[key])).size).toBe(optionStyles.length);
    for (const { colour } of optionStyles) expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThan(3);
  });
});

describe('text widths', () => {
  it.each(['regular', 'bold'] as const)('are at least those of the bundled font, %s', (weight) => {
    const text = Array.from({ length: 95 }, (_, at) => String.fromCodePoint(at + 32))
      .join('')
      .trim();
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="200" font-family="Open Sans"><text x="10" y="100" font-size="100"${weight === 'bold' ? ' font-weight="600"' : ''}>${escaped}</text></svg>`;
    const measured = new Resvg(svg, {
      font: { loadSystemFonts: false, fontFiles: [...fontFiles] },
    }).getBBox();
    expect(measured?.width).toBeLessThan(textWidth(text, 100, weight));
    expect(measured?.width).toBeGreaterThan(textWidth(text, 100, weight) * 0.9);
  });
});

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
