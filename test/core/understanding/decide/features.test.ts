import { describe, expect, it } from 'vitest';
import { newConversation } from '../../../../src/core/turn/conversation.ts';
import { featuresOf } from '../../../../src/core/understanding/decide/features.ts';
import { situate } from '../../../../src/core/understanding/understand.ts';
import { smallKnowledge } from '../../small-topic.ts';

function seenIn(words: string): Map<string, number> {
  const question = { conversation: 'c', author: 'anna', words, audience: 'direct' } as const;
  return featuresOf(situate(question, newConversation('c'), smallKnowledge).situation);
}

describe('the features of a message', () => {
  it('name no option, need or aspect, so that one topic teaches others', () => {
    const seen = [...seenIn('does kafka replay an event log?').keys()].join(' ');
    expect(seen).not.toMatch(/kafka|replay|event/);
  });

  it('count options, and tell one from several', () => {
    const two = seenIn('kafka or nats?');
    expect([two.get('options'), two.get('several options'), two.has('one option')]).toEqual([2, 1, false]);
    expect(seenIn('kafka?').get('one option')).toBe(1);
  });

  it('tell an order to make something from "write it down"', () => {
    expect(seenIn('please write a consumer').has('orders something made')).toBe(true);
    expect(seenIn('write it down').has('orders something made')).toBe(false);
  });
});
