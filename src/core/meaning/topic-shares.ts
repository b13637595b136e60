import type { BetweenTopics } from '../../knowledge/meanings/topic-meanings.ts';
import { productWith } from './match/rows.ts';
import type { Vector } from './vector.ts';

/** How well what a message means fits each topic, by its id; higher fits better, and the mean is 0. */
export type TopicShares = ReadonlyMap<string, number>;

/** Null where the vector is another encoder's, or there's nothing that tells the topics apart. */
export function topicShares(
  between: BetweenTopics | undefined,
  vector: Vector | null | undefined,
): TopicShares | null {
  if (between === undefined || vector?.length !== between.size) return null;
  const { topics, rows } = between;
  const scores = topics.map((_, row) => productWith(rows.weights, row, vector) + (rows.offsets[row] ?? 0));
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return new Map(topics.map((id, row) => [id, (scores[row] ?? 0) - mean]));
}
