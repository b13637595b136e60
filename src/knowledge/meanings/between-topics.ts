import { vectorOfRow } from './byte-rows.ts';
import { fitDiscriminant } from './fit-discriminant.ts';
import type { BetweenTopics, ByteRows, TopicMeanings } from './topic-meanings.ts';

/** So many phrasings of each topic tell what's asked about it; all of them would only take longer. */
const most = 1200;

/**
 * Fits what tells topics from each other to how people ask about each; null where there are none to tell apart.
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
  const groups = asked.map(({ phrasings }) => sample(phrasings, size));
  return { checksum, size, topics: asked.map(({ id }) => id), rows: await fitDiscriminant(groups, size) };
}

/** Rows at even distances. */
function sample(rows: ByteRows, size: number): Float32Array[] {
  const count = rows.units.length;
  const step = Math.max(1, count / most);
  return Array.from({ length: Math.min(count, most) }, (_, index) =>
    vectorOfRow(rows, size, Math.floor(index * step)),
  );
}
