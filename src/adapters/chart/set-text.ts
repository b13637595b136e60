import { readFileSync } from 'node:fs';
import { Face, Font, Blob as FontData, shape, Buffer as TextBuffer } from 'harfbuzzjs';
import { fontFileOf } from './fonts.ts';
import type { Weight } from './letters.ts';

/** A text as the outline of its letters, in the units of its font, from the left end of its base line; y runs upwards. */
export type SetText = { readonly outline: string; readonly width: number; readonly unitsPerSize: number };

/** A letter's outline: where it begins, and the rest of it from there on. */
type Glyph = { readonly x: number; readonly y: number; readonly rest: string };
type OpenFont = { readonly face: Face; readonly font: Font; readonly glyphs: Map<number, Glyph | null> };

const fonts: Readonly<Record<Weight, OpenFont>> = {
  regular: open(fontFileOf.regular),
  bold: open(fontFileOf.bold),
};
const buffer = new TextBuffer();
/** The font's number for what it lacks. */
const missing = 0;

function open(file: string): OpenFont {
  const face = new Face(new FontData(readFileSync(file)));
  return { face, font: new Font(face), glyphs: new Map() };
}

/** @returns null where the font lacks a letter */
export function setText(said: string, weight: Weight): SetText | null {
  const { face, font, glyphs } = fonts[weight];
  buffer.clearContents();
  buffer.addText(said);
  buffer.guessSegmentProperties();
  shape(font, buffer);
  const positions = buffer.getGlyphPositions();
  let outline = '';
  let width = 0;
  for (const [at, { codepoint: id }] of buffer.getGlyphInfos().entries()) {
    const position = positions[at];
    if (id === missing || position === undefined) return null;
    let glyph = glyphs.get(id);
    if (glyph === undefined) {
      glyph = glyphOf(font, id);
      glyphs.set(id, glyph);
    }
    if (glyph !== null)
      outline += `M${width + position.xOffset + glyph.x} ${position.yOffset + glyph.y}${glyph.rest}`;
    width += position.xAdvance;
  }
  return { outline, width, unitsPerSize: face.upem };
}

/** @returns null for a blank, which has no outline */
function glyphOf(font: Font, id: number): Glyph | null {
  const [first, ...rest] = font.glyphToJson(id);
  if (first === undefined) return null;
  const [x = 0, y = 0] = first.values;
  let begun = [x, y];
  let from = begun;
  const steps = rest.map(({ type, values }) => {
    const [fromX = 0, fromY = 0] = from;
    const step = values.map((value, at) => value - (at % 2 === 0 ? fromX : fromY));
    from = type === 'Z' ? begun : values.slice(-2);
    if (type === 'M') begun = from;
    return `${type.toLowerCase()}${step.join(' ')}`;
  });
  return { x, y, rest: steps.join('') };
}
