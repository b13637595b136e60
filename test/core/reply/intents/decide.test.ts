import { describe, expect, it } from 'vitest';
import { pressed } from '../../../../src/core/answer/answer.ts';
import { smallKnowledge } from '../../small-topic.ts';
import { saidIn } from '../../spans-of.ts';
import { ask, openThread } from '../../thread.ts';

describe('a verdict on a step', () => {
  it('without needs shows what each side brings, and no winner', () => {
    const { answer, intent } = ask('should we switch from rabbitmq to kafka?', smallKnowledge);
    expect(intent).toMatchObject({ kind: 'decide', step: 'verdict', options: ['rabbitmq', 'kafka'] });
    expect(answer.ranking).toBeNull();
    expect(saidIn(answer)).toContain('rabbitmq: rabbitmq comes with a web console');
    expect(saidIn(answer)).toContain('kafka: kafka asks its operators');
  });

  it('with needs weighs them', () => {
    const thread = openThread(smallKnowledge);
    thread.say('we have nobody to run it');
    expect(thread.ask('should we switch from rabbitmq to kafka?').answer.ranking).toEqual([
      'rabbitmq',
      'kafka',
    ]);
  });
});

describe('a decision to record', () => {
  it('shows only the evidence to people who may not record it', () => {
    const { answer, intent } = ask('we go with kafka', smallKnowledge);
    expect(intent).toMatchObject({ kind: 'decide', step: 'record', options: ['kafka'] });
    expect(saidIn(answer)).toContain('+ kafka keeps messages');
    expect(saidIn(answer)).toContain('− kafka asks its operators');
    expect(saidIn(answer)).toContain('kept by the members of this workspace');
    expect(answer.sources.length).toBeGreaterThan(0);
  });

  it('is about what the thread came down to if no option is named', () => {
    const thread = openThread(smallKnowledge);
    thread.say('we have nobody to run it');
    expect(thread.say('note it down').intent).toMatchObject({
      kind: 'decide',
      step: 'record',
      options: ['nats'],
    });
  });

  it.each(['record this decision', 'please record a decision'])('is asked for by "%s"', (words) => {
    expect(ask(words, smallKnowledge).intent).toMatchObject({ kind: 'decide', step: 'record' });
  });

  it('asks for the option if there is nothing to go by', () => {
    const { answer } = ask('let us vote', smallKnowledge);
    expect(answer.declined).toBe(true);
    expect(
      answer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices.map(pressed) : [])),
    ).toEqual(['we go with RabbitMQ', 'we go with Kafka', 'we go with NATS']);
  });
});

describe('looking up a decision', () => {
  it.each(['show our decisions', 'decisions', 'accepted decisions since 2026-11'])(
    'says that there is none on record: "%s"',
    (words) => {
      const { answer } = ask(words, smallKnowledge);
      expect(saidIn(answer)).toContain('no decision is recorded here yet.');
      expect(saidIn(answer)).not.toContain('decide on which');
    },
  );

  it('does not make one up', () => {
    const { answer, intent } = ask('what did we decide?', smallKnowledge);
    expect(intent).toMatchObject({ kind: 'decide', step: 'look-up' });
    expect(answer.declined).toBe(true);
  });
});
