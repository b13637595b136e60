import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewColours } from '../../../src/adapters/chart/few-colours.ts';

type Colour = readonly [red: number, green: number, blue: number, opacity: number];

/** The picture of one row that is read back. */
function kept(row: readonly Colour[], inks: readonly string[] = []): Colour[] {
  const { colours, rows } = fewColours(Uint8Array.from(row.flat()), row.length, inks);
  return [...rows.subarray(1)].map((place) => {
    const [red = 0, green = 0, blue = 0, opacity = 0] = colours.subarray(place * 4, place * 4 + 4);
    return [red, green, blue, opacity];
  });
}
const apart = (one: Colour, other: Colour): number =>
  Math.max(...one.map((part, at) => Math.abs(part - (other[at] ?? 0))));

describe('a picture of few colours', () => {
  it('has each pixel in its place, rows and runs of any length, after a zero for each row', () => {
    const red: Colour = [255, 0, 0, 255];
    const blue: Colour = [0, 0, 255, 128];
    const row = [
      ...Array.from({ length: 40 }, () => red),
      blue,
      red,
      ...Array.from({ length: 25 }, () => blue),
    ];
    expect(kept(row)).toEqual(row);
    const { rows } = fewColours(Uint8Array.from([red, blue, blue, red].flat()), 2, []);
    expect([...rows]).toEqual([0, 0, 1, 0, 1, 0]);
  });

  it('has its inks as they are, though a soft edge near to one comes first', () => {
    const band: Colour = [245, 247, 249, 255];
    expect(kept([[247, 249, 250, 255], band], ['#ffffff', '#f5f7f9'])).toEqual([band, band]);
  });

  it('has colours that no eye tells from what was drawn, as long as they are few', () => {
    const part = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part, part, part), { minLength: 1, maxLength: 256 }), (row) => {
        expect(
          Math.max(...kept(row).map((colour, at) => apart(colour, row[at] ?? colour))),
        ).toBeLessThanOrEqual(8);
      }),
      { seed: 17 },
    );
  });

  it('takes the nearest of what is kept once a byte can number no more', () => {
    const steps = Array.from({ length: 20 }, (_, at) => at * 13);
    const row = steps.flatMap((red) => steps.map((green): Colour => [red, green, 0, 255]));
    const read = kept(row);
    expect(new Set(read.map(String)).size).toBe(256);
    for (const at of [256, 262, 275])
      expect(apart(read[at] ?? [0, 0, 0, 0], row[at] ?? [0, 0, 0, 0])).toBe(13);
  });
});
