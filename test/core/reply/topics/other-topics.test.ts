import { describe, expect, it } from 'vitest';
import { pressed } from '../../../../src/core/answer/answer.ts';
import { otherTopicChoices, otherTopics } from '../../../../src/core/reply/topics/other-topics.ts';
import { pythonWeb } from '../../built-in.ts';
import { smallTopic } from '../../small-topic.ts';

describe('the other topics', () => {
  it('are named with their options, without the current one', () => {
    expect(otherTopics({ topics: [pythonWeb, smallTopic] }, pythonWeb)).toBe(
      'Message queues (RabbitMQ, Kafka, NATS)',
    );
    expect(otherTopics({ topics: [smallTopic] }, smallTopic)).toBe('');
  });

  it('are at most two choices', () => {
    const topics = ['a', 'b', 'c'].map((id) => ({ ...smallTopic, id }));
    expect(otherTopicChoices({ topics: [pythonWeb, ...topics] }, pythonWeb).map(pressed)).toEqual([
      'RabbitMQ or Kafka?',
      'RabbitMQ or Kafka?',
    ]);
    expect(otherTopicChoices({ topics: [pythonWeb] }, pythonWeb)).toEqual([]);
  });
});
