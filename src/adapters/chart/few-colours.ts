/** As many as one byte can number. */
const most = 256;
/** Of 255, in each part: a soft edge in steps of so much looks as smooth as it is. */
const near = 8;
/** Runs of pixels up to this length are written one by one, which is then faster than to fill. */
const short = 24;
const bytesOfPixel = 4;
const bitsOfSpot = 14;

/** A picture of which each pixel is a byte, as PNG has it. */
export type FewColours = {
  /** Red, green, blue and opacity of each colour. */
  readonly colours: Uint8Array;
  /** For each pixel its colour's place among them; before each row a zero, which tells PNG that no filter is on it. */
  readonly rows: Uint8Array;
};

/**
 * Numbers the colours of a drawing, so that a quarter of the bytes are to be packed. It has few: its inks, which stay
 * exact, and the soft edges between two of them, which take a near colour where one is kept already, and the nearest
 * where no more can be kept.
 *
 * @param pixels red, green, blue and opacity of each, row by row
 * @param inks such as `#c9d1d9`
 */
export function fewColours(pixels: Uint8Array, width: number, inks: readonly string[]): FewColours {
  const words = new Int32Array(pixels.buffer, pixels.byteOffset, pixels.length / bytesOfPixel);
  const rows = new Uint8Array(words.length + words.length / width);
  const kept = keep(pixels, inks);
  // What was found for a colour, at a spot that some of its bits name; where two share one, the first is looked for again.
  const found = new Int32Array(1 << bitsOfSpot);
  const places = new Int16Array(1 << bitsOfSpot).fill(-1);
  let to = 0;
  for (let row = 0; row < words.length; row += width) {
    to++;
    for (let at = row; at < row + width; ) {
      const word = words[at] ?? 0;
      const began = at;
      do at++;
      while (at < row + width && words[at] === word);
      const spot = Math.imul(word, 0x9e3779b1) >>> (32 - bitsOfSpot);
      if (found[spot] !== word || places[spot] === -1) {
        found[spot] = word;
        places[spot] = kept.placeOf(began * bytesOfPixel);
      }
      const place = places[spot] ?? 0;
      const end = to + at - began;
      if (at - began > short) rows.fill(place, to, end);
      else for (let each = to; each < end; each++) rows[each] = place;
      to = end;
    }
  }
  return { colours: kept.colours(), rows };
}

/** The colours that are kept, and the place of one among them. */
function keep(pixels: Uint8Array, inks: readonly string[]) {
  const colours = Buffer.alloc(most * bytesOfPixel);
  colours.write(inks.map((ink) => `${ink.slice(1)}ff`).join(''), 'hex');
  let end = inks.length * bytesOfPixel;
  return {
    colours: (): Uint8Array => colours.subarray(0, end),
    placeOf(pixel: number): number {
      let nearest = 0;
      let least = most;
      for (let at = 0; at < end; at += bytesOfPixel) {
        let apart = 0;
        for (let part = 0; part < bytesOfPixel && apart < least; part++)
          apart = Math.max(apart, Math.abs((pixels[pixel + part] ?? 0) - (colours[at + part] ?? 0)));
        if (apart >= least) continue;
        least = apart;
        nearest = at;
      }
      if (least > near && end < colours.length) {
        nearest = end;
        colours.set(pixels.subarray(pixel, pixel + bytesOfPixel), end);
        end += bytesOfPixel;
      }
      return nearest / bytesOfPixel;
    },
  };
}
