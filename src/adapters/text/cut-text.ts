const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The longest beginning of a text with at most `most` UTF-16 units that doesn't end inside of what people see as one
 * character, like an emoji of several that are joined.
 */
export function cutBetweenCharacters(text: string, most: number): string {
  if (text.length <= most) return text;
  // What a character consists of is settled by what comes before its last part.
  const at = isPlain(text, most) ? most : graphemes.segment(text.slice(0, most + 2)).containing(most)?.index;
  // A single character may be longer than all there is room for; half of a surrogate pair isn't even that.
  return at ? text.slice(0, at) : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}

/** Most texts are cut between two letters, which takes no segmenting. A line break of two units is one character. */
function isPlain(text: string, at: number): boolean {
  return text[at] !== '\n' && text.charCodeAt(at - 1) < 128 && text.charCodeAt(at) < 128;
}
