import type { Reading } from '../../understanding/match/reading.ts';
import { unique } from '../../understanding/match/references.ts';
import { exactPhrasing } from '../exact-phrasing.ts';
import type { Ground } from '../grounds.ts';

const between = ['or', 'vs'] as const;
const against = /\s(?:or|vs\.?|versus)\s/i;
const mostNames = 3;

/**
 * "sse or websocket for live bids": the question that sets two against each other, one of them only known, so that no needs can
 * decide between them. Undefined if there's none.
 */
export function pairPhrasing({ alternatives, options, topic, written }: Reading): Ground | undefined {
  const named = unique([...options, ...alternatives].map(({ id }) => id));
  const [one, other, ...more] = named.map((id) => {
    const known = [...topic.options, ...topic.alternatives].find((each) => each.id === id);
    return known === undefined ? [] : unique([known.name, ...known.aliases]).slice(0, mostNames);
  });
  if (alternatives.length === 0 || one === undefined || other === undefined || more.length > 0)
    return undefined;
  if (!against.test(written)) return undefined;
  for (const first of one)
    for (const second of other)
      for (const word of between) {
        const found =
          exactPhrasing(topic, `${first} ${word} ${second}`) ??
          exactPhrasing(topic, `${second} ${word} ${first}`);
        if (found !== undefined && found.question !== null) return found;
      }
  return undefined;
}
