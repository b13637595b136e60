import { describe, expect, it } from 'vitest';
import { builtIn } from '../../built-in.ts';
import { smallKnowledge } from '../../small-topic.ts';
import { runsIn, saidIn } from '../../spans-of.ts';
import { ask, openThread } from '../../thread.ts';

describe('help', () => {
  it('shows how to ask, with the names of the topic', () => {
    const text = saidIn(ask('help', smallKnowledge).answer);
    for (const name of ['rabbitmq', 'kafka', 'nats']) expect(text).toContain(name);
  });

  it('shows only messages that the bot understands', () => {
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

  it('answers an empty message with how to ask', () => {
    expect(ask('', smallKnowledge)).toMatchObject({ intent: { kind: 'help', about: 'empty' } });
    expect(ask('<@U1>', smallKnowledge)).toMatchObject({ intent: { kind: 'help' } });
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
