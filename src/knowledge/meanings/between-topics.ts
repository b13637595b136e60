import { vectorOfRow } from './byte-rows.ts';
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
    return known === undefined || known.phrasings.units.length === 0 ? [] : [{ id, ...known }];
  });
  const [first] = asked;
  if (first === undefined || asked.length < 2) return null;
  const { checksum, size } = first;
  const groups = asked.map(({ phrasings, openings }) =>
    [
      sample(phrasings.units.length, (row) => vectorOfRow(phrasings, size, row)),
      sample(openings.length / size, (row) => openings.subarray(row * size, (row + 1) * size)),
    ].filter(({ length }) => length > 0),
  );
  return { checksum, size, topics: asked.map(({ id }) => id), rows: await fitOfGroups(groups, size) };
}

/** Some of so many rows, at even distances. */
function sample(count: number, rowAt: (row: number) => Float32Array): Float32Array[] {
  const step = Math.max(1, count / most);
  return Array.from({ length: Math.min(count, most) }, (_, index) => rowAt(Math.floor(index * step)));
}
