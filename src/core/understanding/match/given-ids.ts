import type { Knowledge } from '../../../knowledge/schema.ts';
import type { GivenIds } from '../../turn/question.ts';
import type { WordRange } from '../text/word-range.ts';
import type { Mention } from './mention.ts';
import type { LikelyNeed } from './needs/need-model.ts';
import type { Reading } from './reading.ts';

/** The topic that has the given options and needs; null if none are given. */
export function topicOfGiven({ topics }: Knowledge, given: GivenIds | undefined): string | null {
  if (given === undefined) return null;
  const [first] = [...given.options, ...given.needs];
  const known = topics.find(({ options, needs }) => [...options, ...needs].some(({ id }) => id === first));
  return known?.id ?? null;
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
