import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { toPng } from '../../../src/adapters/chart/to-png.ts';
import { barsChart } from '../../doubles/charts.ts';

it('the rounded corners of a picture have its border’s light colour on any ground, and all else is solid', () => {
  const { data, width, height } = PNG.sync.read(Buffer.from(toPng(barsChart)));
  const at = (x: number, y: number): number[] => [...data.subarray((y * width + x) * 4).subarray(0, 4)];
  const half: number[][] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = at(x, y);
      if (pixel[3] !== 0 && pixel[3] !== 255) half.push(pixel);
    }
  }
  expect(at(0, 0)[3]).toBe(0);
  expect(at(width >> 1, height >> 1)[3]).toBe(255);
  expect(half.length).toBeGreaterThan(20);
  expect(half.length).toBeLessThan(1000);
  expect(half.filter(([red = 0, green = 0, blue = 0]) => Math.min(red, green, blue) < 150)).toEqual([]);
});
