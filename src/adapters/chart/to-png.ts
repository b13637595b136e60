import { Resvg } from '@resvg/resvg-js';
import type { Chart } from '../../core/answer/chart.ts';
import { drawSvg } from './draw.ts';
import { fewColours } from './few-colours.ts';
import { fontFiles } from './fonts.ts';
import { outlined } from './outlined.ts';
import { solidColours } from './palette.ts';
import { packPng } from './png.ts';
import { sizeOf } from './svg.ts';

/** Drawing and packing take time by the pixel: this many take some seven milliseconds. */
const mostPixels = 400_000;
/** Pixels for each unit of the drawing: below the least, letters blur on a phone; more than the most, nobody sees. */
const least = 1.25;
const most = 1.5;

/** A letter of a script that the shipped fonts lack. */
const strangeLetter = /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}])\p{L}/u;

/**
 * A chart as a PNG file. Reads the shipped fonts and none of the machine's own, so that it looks the same
 * everywhere.
 *
 * @throws where a name has letters that the fonts lack, since it would stay blank
 */
export function toPng(chart: Chart): Uint8Array {
  const svg = drawSvg(chart);
  const [strange] = strangeLetter.exec(svg) ?? [];
  if (strange !== undefined)
    throw new Error(
      `the font of pictures has no letter "${strange}"; as SVG and in characters the chart has it`,
    );
  const { width, height } = sizeOf(svg);
  const picture = new Resvg(outlined(svg), {
    font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: 'Open Sans' },
    fitTo: { mode: 'zoom', value: Math.min(most, Math.max(least, Math.sqrt(mostPixels / (width * height)))) },
    // Nothing is cut off. resvg-js cuts pixel by pixel, also where all are left; only for an empty cut it does not.
    crop: { left: 0, top: 0, right: 0, bottom: 0 },
    logLevel: 'off',
  });
  const drawn = picture.render();
  const { colours, rows } = fewColours(drawn.pixels, drawn.width, solidColours);
  return packPng(drawn.width, drawn.height, { colours: undimmed(colours), rows });
}

/** resvg dims colours by how far they can be seen through; a PNG file has them whole. Only the rounded corners have such. */
function undimmed(colours: Uint8Array): Uint8Array {
  return colours.map((part, at) => {
    const opacity = colours[at | 3] ?? 0;
    return opacity === 0 || at % 4 === 3 ? part : Math.min(255, Math.round((part * 255) / opacity));
  });
}
