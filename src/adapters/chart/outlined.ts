import { setText } from './set-text.ts';

/** A line of text as `words` writes it. */
const text =
  /<text x="(.*?)" y="(.*?)" font-size="(\d+)"( font-weight="600")?(?: text-anchor="(middle|end)")? fill="(.*?)">(.*?)<\/text>/g;
/** Letters that are written from left to right, one beside the other, with single blanks. */
const plain =
  /^(?! )(?:(?! {2}| $)[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}])+$/u;
const signs: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/**
 * A picture with its letters as outlines, each read from the font once: resvg reads the whole file for every letter that
 * it draws. A text of other scripts, or with a letter that the font lacks, stays as it is.
 */
export function outlined(svg: string): string {
  let made = '';
  let done = 0;
  for (const found of svg.matchAll(text)) {
    const [whole, x = '', y = '', size = '', bold, anchor, fill = '', content = ''] = found;
    const said = content.replace(/&\w+;/g, (sign) => signs[sign] ?? sign);
    const set = plain.test(said) ? setText(said, bold === undefined ? 'regular' : 'bold') : null;
    made += svg.slice(done, found.index);
    done = found.index + whole.length;
    if (set === null) {
      made += whole;
      continue;
    }
    const scale = Number(size) / set.unitsPerSize;
    const before = anchor === undefined ? 0 : anchor === 'end' ? 1 : 0.5;
    const left = Number(x) - before * set.width * scale;
    made += `<path transform="matrix(${scale} 0 0 ${-scale} ${left} ${y})" fill="${fill}" d="${set.outline}"/>`;
  }
  return made + svg.slice(done);
}
