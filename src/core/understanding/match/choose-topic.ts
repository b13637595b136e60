import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import type { PhraseMatch } from './phrase-matcher.ts';
import type { Term } from './vocabulary.ts';

const topicWeights: Record<Term['kind'], number> = {
  option: 6,
  alternative: 5,
  topic: 6,
  aspect: 2,
  need: 1.5,
  context: 1,
  beyond: 0,
  'false-friend': 0,
  product: 0,
  cue: 0,
};

/** The topic whose terms weigh most. Ties go to the conversation's topic, then to the first. */
export function chooseTopic(
  matches: readonly PhraseMatch<Term>[],
  knowledge: Knowledge,
  preferred: string | null,
): Topic {
  const [only] = knowledge.topics;
  if (only !== undefined && knowledge.topics.length === 1) return only;
  const weights = new Map<string, number>();
  for (const { payload } of matches) {
    if (payload.kind === 'cue' || payload.kind === 'product') continue;
    weights.set(payload.topic, (weights.get(payload.topic) ?? 0) + topicWeights[payload.kind]);
  }
  let best: Topic | undefined;
  let bestWeight = -1;
  for (const topic of knowledge.topics) {
    const weight = (weights.get(topic.id) ?? 0) + (topic.id === preferred ? 2.5 : 0);
    if (weight > bestWeight) {
      best = topic;
      bestWeight = weight;
    }
  }
  if (best === undefined) throw new Error('there are no topics; loadKnowledge refuses to return none');
  return best;
}
