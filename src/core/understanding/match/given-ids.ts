import { topicsInOrder } from '../../../knowledge/queries.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import type { GivenIds } from '../../turn/question.ts';
import type { WordRange } from '../text/word-range.ts';
import type { Mention } from './mention.ts';
import type { LikelyNeed } from './needs/need-model.ts';
import type { Reading } from './reading.ts';

/** The topic that has most of the given options and needs, which topics may share; null if none are given. */
export function topicOfGiven(knowledge: Knowledge, given: GivenIds | undefined): string | null {
  if (given === undefined) return null;
  let best: string | null = null;
  let most = 0;
  for (const { id: topic, options, needs } of topicsInOrder(knowledge)) {
    // Options are what it's about; needs fit several topics.
    const named = options.filter(({ id }) => given.options.includes(id)).length;
    const stated = needs.filter(({ id }) => given.needs.includes(id)).length;
    const weight = named * (given.needs.length + 1) + stated;
    if (weight <= most) continue;
    best = topic;
    most = weight;
  }
  return best;
}

/** Adds the options and needs that come as ids, as if the words had named them. Ids of other topics don't count. */
export function withGiven(reading: Reading, given: GivenIds | undefined): Reading {
  if (given === undefined) return reading;
  const { topic } = reading;
  /** Given ids have no words, so their titles stand for them. */
  const titles = new Map<WordRange, string>();
  const mention = (id: string, title: string): LikelyNeed => {
    const found = { id, from: 0, to: 0, probability: 1, hint: false };
    titles.set(found, title);
    return found;
  };
  const options = topic.options.filter(({ id }) => given.options.includes(id));
  const needs = topic.needs.filter(({ id }) => given.needs.includes(id));
  const isNew = ({ id }: Mention): boolean => !given.needs.includes(id);
  return {
    ...reading,
    options: [
      ...options.map(({ id, name }) => mention(id, name)),
      ...reading.options.filter(({ id }) => !given.options.includes(id)),
    ],
    needs: [...needs.map(({ id, title }) => mention(id, title)), ...reading.needs.filter(isNew)],
    askedNeeds: reading.askedNeeds.filter(isNew),
    onTopic: reading.onTopic || options.length + needs.length > 0,
    typed: (span) => titles.get(span) ?? reading.typed(span),
  };
}
