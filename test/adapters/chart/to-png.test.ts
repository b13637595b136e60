import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { toPng } from '../../../src/adapters/chart/to-png.ts';
import { barsChart } from '../../doubles/charts.ts';

const pngTitled = (title: string): PNG => PNG.sync.read(Buffer.from(toPng({ ...barsChart, title })));

function countDarkPixels({ data }: PNG): number {
  return data.filter((red, at) => at % 4 === 0 && data[at + 3] === 255 && red < 100).length;
}

describe('a chart as PNG', () => {
  it('blends the rounded corners with any background, and is opaque elsewhere', () => {
    const { data, width, height } = pngTitled(barsChart.title);
    const pixelAt = (x: number, y: number): number[] => [
      ...data.subarray((y * width + x) * 4).subarray(0, 4),
    ];
    const translucent: number[][] = [];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const pixel = pixelAt(x, y);
        if (pixel[3] !== 0 && pixel[3] !== 255) translucent.push(pixel);
      }
    }
    expect(pixelAt(0, 0)[3]).toBe(0);
    expect(pixelAt(width >> 1, height >> 1)[3]).toBe(255);
    expect(translucent.length).toBeGreaterThan(20);
    expect(translucent.length).toBeLessThan(1000);
    expect(translucent.filter(([red = 0, green = 0, blue = 0]) => Math.min(red, green, blue) < 150)).toEqual(
      [],
    );
  });

  it.each([
    ['Latin', 'offices: AVATAR, "Ærø" <é>'],
    ['Greek', 'ΑΥΤΟ ή'],
    ['Cyrillic', 'Жук ї'],
    ['Hebrew', 'עברית'],
  ])('draws %s letters with the bundled fonts', (_, text) => {
    expect(countDarkPixels(pngTitled(text)) - countDarkPixels(pngTitled('.'))).toBeGreaterThan(100);
  });

  it.each(['日本', 'قاعدة'])('rejects "%s", which the bundled fonts would leave blank', (text) => {
    expect(() => pngTitled(text)).toThrow('has no letter');
  });
});
