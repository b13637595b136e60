import { describe, expect, it } from 'vitest';
import { pressed } from '../../../../src/core/answer/answer.ts';
import { smallKnowledge } from '../../small-topic.ts';
import { saidIn } from '../../spans-of.ts';
import { ask, openThread } from '../../thread.ts';

describe('"what do you know about us?"', () => {
  it('says who stated which need, and in which words', () => {
    const thread = openThread(smallKnowledge);
    thread.say('we need an event log', { author: 'anna' });
    thread.say('we have nobody to run it and already know kafka, not nats', { author: 'ben' });
    const text = saidIn(thread.ask('what do you know about us?', { author: 'anna' }).answer);
    expect(text).toContain('you need: an event log (from event log)');
    expect(text).toContain(' needs: little care (from nobody to run it)');
    expect(text).toContain('known to the team: kafka');
    expect(text).toContain('ruled out: nats');
  });

  it('says that it knows nothing yet', () => {
    expect(saidIn(ask('what do you know about us?', smallKnowledge).answer)).toContain('nothing yet');
  });

  it('offers to drop a need, with words that do it', () => {
    const thread = openThread(smallKnowledge);
    thread.say('we need an event log');
    const choices = thread
      .ask('what do you know about us?')
      .answer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
    const drop = choices.find(({ label }) => label === 'Drop an event log');
    thread.say((drop && pressed(drop)) ?? '');
    expect(thread.state().frame?.needs).toEqual([]);
  });
});

describe('"what do you know about us?" after several people have spoken', () => {
  const thread = openThread(smallKnowledge);
  thread.say('we need an event log and strict order, not nats', { author: 'anna' });
  thread.say('we need an event log', { author: 'ben' });
  thread.say('we have nobody to run it', { author: 'cleo' });
  const text = saidIn(thread.ask('what do you know about us?', { author: 'anna' }).answer);

  it('lists a shared need once, with everyone who stated it', () => {
    expect(text.match(/event log/g)).toHaveLength(2);
    expect(text).toContain('you and  need: an event log');
  });

  it('says who stated each of the other needs', () => {
    expect(text).toContain('you need: strict order');
    expect(text).toContain(' needs: little care');
    expect(text).toContain('ruled out: nats (by you)');
  });

  it('stays short however many people state the same in however many ways', () => {
    const thread = openThread(smallKnowledge);
    for (let at = 0; at < 100; at++)
      thread.say(`we need an event ${at % 2 === 0 ? 'log' : 'history'} and already know kafka, not nats`, {
        author: `p${at}`,
      });
    const { answer } = thread.ask('what do you know about us?', { author: 'anna' });
    const text = saidIn(answer);
    expect(text).toMatch(/, , {2}and \d+ more need: an event log/);
    expect(text.length).toBeLessThan(1_000);
    expect(thread.state().frame?.needs.length).toBeLessThan(20);
    expect(thread.state().frame?.excluded.length).toBeLessThan(20);
  });
});
