import { afterEach, describe, expect, it } from 'vitest';
import { drawSvg } from '../../../src/adapters/chart/draw.ts';
import { createPictures, type Pictures } from '../../../src/adapters/chart/pictures.ts';
import { svgSize } from '../../../src/adapters/chart/svg.ts';
import type { Chart } from '../../../src/core/answer/chart.ts';
import { barsChart, linesChart, meansChart, spreadChart } from '../../doubles/charts.ts';

const crashing = new URL('./crashing-worker.ts', import.meta.url);
const titled = (title: string): Chart => ({ ...barsChart, title });

describe('pictures', () => {
  const lines: string[] = [];
  const log = { warn: (line: string): void => void lines.push(line) };
  let open: Pictures | undefined;
  const openPictures = (worker?: URL): Pictures => {
    open = createPictures(worker === undefined ? { log } : { log, worker });
    return open;
  };
  afterEach(async () => {
    await open?.close();
    lines.splice(0);
  });

  it.each<Chart>([barsChart, spreadChart, meansChart, linesChart])(
    'are PNG files large enough to read: $kind',
    async (chart) => {
      const png = Buffer.from((await openPictures().png(chart)) ?? []);
      expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
      expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(700);
      expect(png.readUInt32BE(20)).toBeGreaterThan(150);
      const { width, height } = svgSize(drawSvg(chart));
      expect(png.readUInt32BE(16) / png.readUInt32BE(20)).toBeCloseTo(width / height, 2);
      expect(png.byteLength).toBeLessThan(300_000);
    },
  );

  it('are null, with a log line, if a name has letters that the font lacks', async () => {
    expect(await openPictures().png({ ...barsChart, options: ['数据库', 'Ναός'] })).toBeNull();
    expect(lines.join('\n')).toContain('no letter "数"');
    expect(await open?.png({ ...barsChart, options: ['Ναός', 'Зодчий'] })).not.toBeNull();
  });

  it('are drawn once per chart', async () => {
    const pictures = openPictures();
    const [first, second] = await Promise.all([pictures.png(barsChart), pictures.png({ ...barsChart })]);
    expect(second).toBe(first);
    expect(await pictures.png(barsChart)).toBe(first);
  });

  it.each(['crash', 'throw'])(
    'are null if the thread crashes (%s), and the next chart is drawn',
    async (title) => {
      const pictures = openPictures(crashing);
      expect(await pictures.png(titled(title))).toBeNull();
      expect(lines.join('\n')).toContain('chart thread crashed');
      expect(await pictures.png(titled('fine'))).toEqual(new Uint8Array([1, 2, 3]));
    },
  );

  it('are null if the thread cannot start', async () => {
    const pictures = openPictures(new URL('./there-is-no-such-file.ts', import.meta.url));
    expect(await pictures.png(barsChart)).toBeNull();
  });

  it('are null if too many are pending, and for those pending on close', async () => {
    const pictures = openPictures(crashing);
    const pending = Array.from({ length: 50 }, (_, at) =>
      pictures.png({ ...barsChart, title: 'hang', alt: String(at) }),
    );
    expect(await pictures.png(titled('one too many'))).toBeNull();
    await pictures.close();
    expect(await Promise.all(pending)).toEqual(pending.map(() => null));
  });
});
