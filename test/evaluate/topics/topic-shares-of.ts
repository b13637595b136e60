import { type TopicShares, topicShares } from '../../../src/core/meaning/topic-shares.ts';
import { fitBetween } from '../../../src/knowledge/meanings/between-topics.ts';
import { someByteRows, vectorOfRow } from '../../../src/knowledge/meanings/byte-rows.ts';
import type { TopicMeanings } from '../../../src/knowledge/meanings/topic-meanings.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import type { MeaningOf } from '../meaning/with-meanings.ts';

/** How well what a text means fits each topic. */
export type SharesOf = {
  ofText(text: string): TopicShares | null;
  /** The same for a phrasing, by what tells topics apart without it and each second other one. */
  ofPhrasing(topic: string, row: number): TopicShares | null;
  /** The same for an opening, without it and some others. */
  ofOpening(topic: string, row: number): TopicShares | null;
};

export async function sharesOfTopics(knowledge: Knowledge, meaningOf: MeaningOf): Promise<SharesOf> {
  const { meanings = new Map<string, TopicMeanings>(), between } = knowledge;
  const halves = await Promise.all(
    [0, 1].map((half) => fitBetween([...meanings.keys()], halfOf(meanings, half))),
  );
  const folds = await Promise.all(
    Array.from({ length: parts }, (_, part) => fitBetween([...meanings.keys()], withoutPart(meanings, part))),
  );
  return {
    ofText: (text) => topicShares(between, meaningOf(text)),
    ofPhrasing(topic, row) {
      const known = meanings.get(topic);
      const vector = known && vectorOfRow(known.phrasings, known.size, row);
      return topicShares(halves[1 - (row % 2)] ?? undefined, vector);
    },
    ofOpening(topic, row) {
      const { openings = new Float32Array(0), size = 0 } = meanings.get(topic) ?? {};
      const vector = openings.subarray(row * size, (row + 1) * size);
      return topicShares(folds[row % parts] ?? undefined, vector);
    },
  };
}

/** Into so many parts openings are split. */
const parts = 5;

/** Topics without a part of their openings. */
function withoutPart(
  meanings: ReadonlyMap<string, TopicMeanings>,
  part: number,
): ReadonlyMap<string, TopicMeanings> {
  return new Map(
    [...meanings].map(([id, topic]) => [
      id,
      { ...topic, openings: rowsWhere(topic.openings, topic.size, (row) => row % parts !== part) },
    ]),
  );
}

function rowsWhere(rows: Float32Array, size: number, isKept: (row: number) => boolean): Float32Array {
  const kept = Array.from({ length: rows.length / size }, (_, row) => row).filter(isKept);
  const made = new Float32Array(kept.length * size);
  for (const [at, row] of kept.entries()) made.set(rows.subarray(row * size, (row + 1) * size), at * size);
  return made;
}

/** Topics with each second of their phrasings. */
function halfOf(
  meanings: ReadonlyMap<string, TopicMeanings>,
  half: number,
): ReadonlyMap<string, TopicMeanings> {
  return new Map(
    [...meanings].map(([id, topic]) => {
      const { phrasings, size } = topic;
      const rows = Array.from({ length: Math.ceil((phrasings.units.length - half) / 2) }, (_, index) => ({
        of: phrasings,
        at: 2 * index + half,
      }));
      return [id, { ...topic, phrasings: someByteRows(rows, size) }];
    }),
  );
}
