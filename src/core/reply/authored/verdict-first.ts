import { plain, type Spans, strong } from '../../answer/answer.ts';

/** "No", "Not by itself", "Django, if …": up to the first mark, if that's short. */
const opening = /^[^.,:;?!(]{1,32}(?:[.!](?=\s|$)|(?=[,:;]\s))/;

/** A first line with its verdict in bold. */
export function verdictFirst(spans: Spans): Spans {
  const [first, ...rest] = spans;
  if (first?.kind !== 'plain') return spans;
  const [verdict] = opening.exec(first.text) ?? [];
  if (verdict === undefined) return spans;
  return [strong(verdict), plain(first.text.slice(verdict.length)), ...rest];
}
