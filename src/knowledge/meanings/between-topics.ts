import { fitOfGroups } from './fit-discriminant.ts';
import type { BetweenTopics, TopicMeanings } from './topic-meanings.ts';

/** So many phrasings of each topic tell what's asked about it; all of them would only take longer. */
const most = 700;

/**
 * Fits what tells topics from each other to how people ask about each, and as much to what they say who choose in it; null where
 * there are none to tell apart.
 *
 * @param topics their ids, in the order of the rows
 */
export async function fitBetween(
  topics: readonly string[],
  meanings: ReadonlyMap<string, TopicMeanings>,
): Promise<BetweenTopics | null> {
  const asked = topics.flatMap((id) => {
    const known = meanings.get(id);
    return known === undefined || known.phrasings.length === 0 ? [] : [{ id, ...known }];
  });
  const [first] = asked;
  if (first === undefined || asked.length < 2) return null;
  const { checksum, size } = first;
  const groups = asked.map(({ phrasings, openings }) =>
    [sample(phrasings, size), sample(openings, size)].filter(({ length }) => length > 0),
  );
  return { checksum, size, topics: asked.map(({ id }) => id), rows: await fitOfGroups(groups, size) };
}

/** Rows at even distances. */
function sample(rows: Float32Array, size: number): Float32Array[] {
  const count = rows.length / size;
  const step = Math.max(1, count / most);
  return Array.from({ length: Math.min(count, most) }, (_, index) => {
    const from = Math.floor(index * step) * size;
    return rows.subarray(from, from + size);
  });
}
