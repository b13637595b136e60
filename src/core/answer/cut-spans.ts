import { plain, type Span, type Spans } from './answer.ts';
import { asRead, holds, sizeOf } from './screen-size.ts';

/** As long as it leaves at least this much of what fits, a cut comes after a sentence. */
const leastKept = 0.4;

/** Spans that are longer than a screen, cut after the last sentence that fits, else after the last word. */
export function cutSpans(spans: Spans): { readonly kept: Spans; readonly cut: Spans } {
  const words = spans.flatMap(wordsIn);
  let fit = 0;
  let over = words.length;
  while (over - fit > 1) {
    const middle = Math.floor((fit + over) / 2);
    if (holdsWith(words.slice(0, middle))) fit = middle;
    else over = middle;
  }
  for (let at = fit; at > fit * leastKept; at--)
    if (/[.!?]\s*$/.test(asRead(words.slice(at - 1, at))) && words[at]?.kind !== 'citation')
      return { kept: words.slice(0, at), cut: words.slice(at) };
  return { kept: [...words.slice(0, fit), plain('…')], cut: words.slice(fit) };
}

/** Room for the bullet it may be, and for the sign of a cut. */
function holdsWith(words: Spans): boolean {
  return holds(sizeOf(`- ${asRead(words)} … Wrong? Just say so.`));
}

/** A span as one for each word, with the blank behind it; what's no text stays whole. */
function wordsIn(span: Span): readonly Span[] {
  if (!('text' in span) || span.kind === 'link') return [span];
  return (span.text.match(/\s*\S{1,400}\s*/g) ?? [span.text]).map((text) => ({ ...span, text }));
}
