import { topicLimits } from '../limits.ts';
import { type Fact, factOf, standingFacts, type TeamTopic } from '../state/team-topic.ts';
import type { NewFact, TopicIssuer } from './command.ts';
import { type RefusedChange, refusedChange, type TopicChange, unchanged } from './topic-change.ts';

/**
 * Adds what somebody stated, in their words; what they write in place of a message says what that says now. What contradicts a fact
 * says so itself: nothing is taken for a contradiction.
 */
export function addFact(
  topic: TeamTopic,
  fact: NewFact,
  { author, at, message }: TopicIssuer,
): TopicChange | RefusedChange {
  const words = fact.words.trim();
  if (words === '') return refusedChange('Say the fact itself, in a sentence.');
  if (words.length > topicLimits.fact)
    return refusedChange(
      `A fact has up to ${topicLimits.fact} characters, and that's ${words.length}. Say it shorter, or in two.`,
    );
  if ((fact.link?.length ?? 0) > topicLimits.link)
    return refusedChange(`A link has up to ${topicLimits.link} characters. Give a shorter one.`);
  const before = standingFacts(topic).find(
    (one) => message !== null && one.message === message && one.author === author,
  );
  if (before !== undefined)
    return before.words === words
      ? unchanged(topic)
      : {
          topic: withFact(topic, { ...before, ...fact, words, version: before.version + 1 }),
          done: [{ did: 'added-fact', what: words }],
        };
  if (standingFacts(topic).length >= topicLimits.facts)
    return refusedChange(
      `A choice holds up to ${topicLimits.facts} facts. Withdraw one that no longer matters.`,
    );
  const counted = topic.counted + 1;
  const added: Fact = {
    ...fact,
    words,
    id: `f${counted}`,
    version: 1,
    author,
    at,
    message,
    withdrawn: null,
  };
  return {
    // Nobody needs those that were withdrawn, except the history.
    topic: { ...topic, facts: [...topic.facts, added].slice(-mostKept), counted },
    done: [{ did: fact.disputes === null ? 'added-fact' : 'disputed-fact', what: words }],
  };
}

/** Facts that stand, and withdrawn ones. */
const mostKept = 2 * topicLimits.facts;

export function placeFact(
  topic: TeamTopic,
  id: string,
  about: Partial<Pick<Fact, 'option' | 'criterion'>>,
): TopicChange | RefusedChange {
  const fact = factOf(topic, id);
  if (fact === undefined) return refusedChange(noSuchFact);
  const placed = { ...fact, ...about };
  if (placed.option === fact.option && placed.criterion === fact.criterion) return unchanged(topic);
  return {
    topic: withFact(topic, { ...placed, version: fact.version + 1 }),
    done: [{ did: 'placed-fact', what: fact.words }],
  };
}

export function withdrawFact(
  topic: TeamTopic,
  id: string,
  { author, at }: TopicIssuer,
): TopicChange | RefusedChange {
  const fact = topic.facts.find((one) => one.id === id);
  if (fact === undefined) return refusedChange(noSuchFact);
  if (fact.withdrawn !== null) return unchanged(topic);
  return {
    topic: withFact(topic, { ...fact, version: fact.version + 1, withdrawn: { by: author, at } }),
    done: [{ did: 'withdrew-fact', what: fact.words }],
  };
}

const noSuchFact = 'There is no such fact here.';

function withFact(topic: TeamTopic, fact: Fact): TeamTopic {
  return { ...topic, facts: topic.facts.map((one) => (one.id === fact.id ? fact : one)) };
}
