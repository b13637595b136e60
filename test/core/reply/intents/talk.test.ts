import { describe, expect, it } from 'vitest';
import { pressed } from '../../../../src/core/answer/answer.ts';
import { builtIn, pythonWeb } from '../../built-in.ts';
import { smallKnowledge, smallTopic } from '../../small-topic.ts';
import { runsIn, saidIn } from '../../spans-of.ts';
import { ask, openThread } from '../../thread.ts';

describe('help', () => {
  it('shows how to ask, with the names of the topic', () => {
    const said = saidIn(ask('help', smallKnowledge).answer);
    for (const name of ['rabbitmq', 'kafka', 'nats']) expect(said).toContain(name);
  });

  it('shows only messages that are understood', () => {
    const shown = runsIn(ask('help', builtIn).answer).flatMap((spans) =>
      spans.flatMap((span) => (span.kind === 'code' ? [span.text] : [])),
    );
    expect(shown.length).toBeGreaterThan(4);
    for (const words of shown) {
      const thread = openThread();
      thread.say('django or flask?');
      const { intent, answer } = thread.ask(words);
      expect(['out_of_scope', 'follow_up', 'smalltalk'], words).not.toContain(intent.kind);
      expect(answer.declined, words).toBe(false);
    }
  });

  it('answers nothing at all with how to ask', () => {
    expect(ask('', smallKnowledge)).toMatchObject({ intent: { kind: 'help', about: 'empty' } });
    expect(ask('<@U1>', smallKnowledge)).toMatchObject({ intent: { kind: 'help' } });
  });
});

describe('"what do you know about us?"', () => {
  it('tells whose need is whose, with the words that said it', () => {
    const thread = openThread(smallKnowledge);
    thread.say('we need an event log', { author: 'anna' });
    thread.say('we have nobody to run it and already know kafka, not nats', { author: 'ben' });
    const said = saidIn(thread.ask('what do you know about us?', { author: 'anna' }).answer);
    expect(said).toContain('you need: an event log (from event log)');
    expect(said).toContain('someone else needs: little care (from nobody to run it)');
    expect(said).toContain('known to the team: kafka');
    expect(said).toContain('ruled out: nats');
  });

  it('says that it knows nothing yet', () => {
    expect(saidIn(ask('what do you know about us?', smallKnowledge).answer)).toContain('nothing yet');
  });

  it('offers to drop a need in words that do so', () => {
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

describe('where several have spoken, "what do you know about us?"', () => {
  const thread = openThread(smallKnowledge);
  thread.say('we need an event log and strict order, not nats', { author: 'anna' });
  thread.say('we need an event log', { author: 'ben' });
  thread.say('we have nobody to run it', { author: 'cleo' });
  const said = saidIn(thread.ask('what do you know about us?', { author: 'anna' }).answer);

  it('lists a need that several hold once, with all of them', () => {
    expect(said.match(/event log/g)).toHaveLength(2);
    expect(said).toContain('you and person 2 need: an event log');
  });

  it('tells whose each of the others is', () => {
    expect(said).toContain('you need: strict order');
    expect(said).toContain('person 3 needs: little care');
    expect(said).toContain('ruled out: nats (by you)');
  });
});

describe('"start over"', () => {
  it('forgets the thread', () => {
    const thread = openThread(smallKnowledge);
    thread.say('we need an event log, not kafka');
    thread.say('start over');
    expect(thread.state()).toMatchObject({ frame: null, earlier: [] });
    expect(saidIn(thread.ask('what do you know about us?').answer)).toContain('nothing yet');
  });
});

describe('where several topics are loaded', () => {
  const both = { topics: [pythonWeb, smallTopic], version: 'both' };
  it.each(['help', 'hello', 'who are you?', 'what can you do?', 'list'])('"%s" names each', (words) => {
    const said = saidIn(ask(words, both).answer);
    expect(said).toContain('message queues');
    expect(said).toMatch(/python web frameworks|django, fastapi/);
  });

  it('names the others also in a thread on one of them', () => {
    const thread = openThread(both);
    thread.say('kafka or nats?');
    const said = saidIn(thread.ask('help').answer);
    expect(said).toContain('choose among rabbitmq, kafka and nats');
    expect(said).toContain('also covered: python web frameworks (django, fastapi, flask)');
  });

  it.each([
    ['how do I choose a queue?', 'rabbitmq'],
    ['how do I choose a framework?', 'django'],
    ['which queue should we use?', 'rabbitmq'],
  ])('"%s" is about %s and its like', (words, name) => {
    const said = saidIn(ask(words, both).answer);
    expect(said).toContain(name);
    expect(said).not.toContain(name === 'django' ? 'kafka' : 'flask');
  });

  it('says nothing of others where there are none', () => {
    expect(saidIn(ask('help', smallKnowledge).answer)).not.toContain('also cover');
    expect(saidIn(ask('hello', smallKnowledge).answer)).not.toContain('also cover');
  });
});

describe('small talk', () => {
  it.each(['hello', 'thanks!', 'good bot', 'who are you?', '🎉'])(
    '"%s" gets a short word and no facts',
    (words) => {
      const { intent, answer } = ask(words, smallKnowledge);
      expect(intent.kind).toBe('smalltalk');
      expect(answer).toMatchObject({ sources: [], declined: false });
      expect(saidIn(answer).length).toBeLessThan(200);
    },
  );
});

describe('a fragment with nothing before it', () => {
  it.each(['are you sure?', 'and the second one?', 'why?', 'the other one', 'those two'])(
    '"%s" gets a question back',
    (words) => {
      expect(ask(words, smallKnowledge)).toMatchObject({ answer: { declined: true, ranking: null } });
    },
  );
});

describe('what the bot says of any topic', () => {
  /** What only the built-in topic knows. */
  const foreign = /admin|database|django|flask|fastapi|framework/;
  it.each([
    'tell me about kafka',
    'what do you cover?',
    'hello',
    'what about pulsar?',
    'we need an event log',
    'should we switch from kafka to nats?',
    'are you sure?',
    'qwrtzp',
    'write me a consumer',
    'kafka or nats?',
    'help',
    'why?',
  ])('"%s" names nothing of another topic', (words) => {
    expect(saidIn(ask(words, smallKnowledge).answer)).not.toMatch(foreign);
  });
});
