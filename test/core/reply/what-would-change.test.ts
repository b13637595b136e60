import { describe, expect, it } from 'vitest';
import { whatWouldChange } from '../../../src/core/reply/what-would-change.ts';
import type { Case } from '../../../src/core/weigh/scores.ts';
import { libraryOf } from '../../../src/knowledge/queries.ts';
import { smallTopic } from '../small-topic.ts';

const small = libraryOf(smallTopic);
const candidates = smallTopic.options.map(({ id }) => id);
const said = (needs: readonly string[], more: Partial<Case> = {}): string =>
  whatWouldChange(small, { needs, candidates, knows: [], ...more });

describe('what would change the answer', () => {
  it('is one need and one weight, in words', () => {
    // History 3, care 3: NATS 9 + 15 = 24, Kafka 15 + 3 = 18; level where care weighs 3 − 6/4 = 1.5.
    expect(said(['event-log', 'little-care'])).toBe(
      'Kafka would win without "little care", or if care mattered less than half as much.',
    );
  });

  it('names the least part of a weight that is enough', () => {
    // RabbitMQ 1 + 1.9·4 = 8.6, Kafka 5 + 1.9·1 = 6.9; level where history weighs 1 + 1.7/4 = 1.425.
    const weights = new Map([
      ['history', 1],
      ['care', 1.9],
    ]);
    expect(said([], { weights, candidates: ['rabbitmq', 'kafka'] })).toContain(
      'if history mattered half as much again',
    );
  });

  it('is nothing where another option is at least as good at everything', () => {
    expect(said(['little-care'], { candidates: ['rabbitmq', 'nats'] })).toBe(
      'Nothing within reason would change that.',
    );
  });
});
