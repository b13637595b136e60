/** What the pictures of both platforms' guides share: words in rows of SVG text. */
export type Run = { readonly text: string; readonly look: 'plain' | 'bold' | 'italic' | 'code' | 'link' };

/** The number of a record, which differs each time, as one that stays in a picture. */
function withOneNumber(text: string): string {
  return text.replace(/\bd-[0-9a-f]{6}\b/g, 'd-3fa9c1');
}

/** Average widths of letters, relative to their size. */
const letterWidths = { plain: 0.51, bold: 0.56, italic: 0.51, code: 0.6, link: 0.51 } as const;

/** Breaks runs into rows between words, by the average width of letters. */
export function wrap(runs: readonly Run[], room: number, size: number): Run[][] {
  const rows: Run[][] = [[]];
  let used = 0;
  for (const { text, look } of runs) {
    for (const word of withOneNumber(text).match(/ +|[^ ]+/g) ?? []) {
      const wide = word.length * size * letterWidths[look];
      if (used + wide > room && word.trim() !== '') {
        rows.push([]);
        used = 0;
      }
      if (used === 0 && word.trim() === '') continue;
      rows.at(-1)?.push({ text: word, look });
      used += wide;
    }
  }
  return rows;
}

export function spanOf({ text, look }: Run, link: string, code: string): string {
  const style = {
    plain: '',
    bold: ' font-weight="700"',
    italic: ' font-style="italic"',
    code: ` font-family="monospace" fill="${code}"`,
    link: ` fill="${link}"`,
  }[look];
  return style === '' ? safe(text) : `<tspan${style}>${safe(text)}</tspan>`;
}

export function safe(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\u200b', '');
}
