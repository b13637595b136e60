/**
 * Reads a file's bytes as the text they mean: UTF-8 or UTF-16, with a byte order mark or without, as editors and shells on
 * Windows write them.
 *
 * @returns null if it's neither
 */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** Half the bytes of plain text in UTF-16 are zero; UTF-8 has none. The decoder itself drops the mark. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return 'utf-8';
}
