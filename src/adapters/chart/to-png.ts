import { Resvg } from '@resvg/resvg-js';
import type { Chart } from '../../core/answer/chart.ts';
import { drawSvg } from './draw.ts';
import { fontFiles } from './fonts.ts';
import { svgSize } from './svg.ts';

/** Rendering and encoding take time by the pixel: this many take some 10 ms. */
const pixelBudget = 400_000;
/** Pixels per SVG unit. Below the minimum, text blurs on a phone; above the maximum, nobody sees a difference. */
const zoom = { min: 1.25, max: 1.5 } as const;

/** A letter in a script that the bundled fonts lack. */
const unsupportedLetter = /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}])\p{L}/u;

/**
 * Renders a chart as a PNG file. Uses only the bundled fonts and no system fonts, so the picture looks the same
 * everywhere.
 *
 * @throws if a name contains letters that the fonts lack, because resvg would leave them blank
 */
export function toPng(chart: Chart): Uint8Array {
  const svg = drawSvg(chart);
  const [unsupported] = unsupportedLetter.exec(svg) ?? [];
  if (unsupported !== undefined)
    throw new Error(
      `the PNG font has no letter "${unsupported}"; draw this chart as SVG or in characters instead`,
    );
  const { width, height } = svgSize(svg);
  const value = Math.min(zoom.max, Math.max(zoom.min, Math.sqrt(pixelBudget / (width * height))));
  const resvg = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: 'Open Sans' },
    fitTo: { mode: 'zoom', value },
    logLevel: 'off',
  });
  return resvg.render().asPng();
}
