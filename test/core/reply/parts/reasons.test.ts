import { describe, expect, it } from 'vitest';
import { smallKnowledge } from '../../small-topic.ts';
import { citationsIn, saidIn, wordsOf } from '../../spans-of.ts';
import { ask } from '../../thread.ts';

describe('the reasons for a recommendation', () => {
  it('are all cited: what the rival lacks, and where the winner is behind', () => {
    const { answer } = ask(
      'we need an event log and have nobody to run it, what should we use?',
      smallKnowledge,
    );
    const bullets = answer.blocks.find((block) => block.kind === 'bullets')?.items ?? [];
    expect(bullets).toHaveLength(2);
    for (const item of bullets) expect(citationsIn(item).length, wordsOf(item)).toBeGreaterThan(0);
    expect(saidIn(answer)).toMatch(/care: kafka 1\*.*against nats: history, 3 of 5, a stream keeps/s);
  });

  it('star judgements', () => {
    const { answer } = ask('we have nobody to run it, what should we use?', smallKnowledge);
    expect(saidIn(answer)).toContain('rabbitmq 4*');
  });
});
