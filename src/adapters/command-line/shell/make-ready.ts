import { prepareMatching } from '../../../core/meaning/prepare-matching.ts';
import { vocabularyOf } from '../../../core/understanding/match/vocabulary.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';

/** Makes what the first message would wait for. */
export function makeReady(knowledge: Knowledge, hasEncoder: boolean): void {
  vocabularyOf(knowledge);
  if (hasEncoder) for (const topic of knowledge.topics) prepareMatching(topic);
}
