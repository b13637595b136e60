import { describe, expect, it } from 'vitest';
import { pressed } from '../../../../src/core/answer/answer.ts';
import { newConversation } from '../../../../src/core/turn/conversation.ts';
import { takeTurn } from '../../../../src/core/turn/turn.ts';
import { builtIn, pythonWebAlone } from '../../built-in.ts';
import { smallKnowledge } from '../../small-topic.ts';
import { runsIn, saidIn } from '../../spans-of.ts';
import { ask, openThread } from '../../thread.ts';

describe('help', () => {
  it('shows how to ask, with the names of the topic', () => {
    const text = saidIn(ask('help', smallKnowledge).answer);
    for (const name of ['rabbitmq', 'kafka', 'nats']) expect(text).toContain(name);
  });

  it('shows only messages that the bot understands', () => {
    const { answer: help } = ask('help', builtIn);
    const codes = runsIn(help).flatMap((spans) =>
      spans.flatMap((span) => (span.kind === 'code' ? [span.text] : [])),
    );
    const offered = help.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
    const shown = [...codes, ...offered.flatMap((choice) => pressed(choice) ?? [])];
    expect(shown.length).toBeGreaterThan(4);
    for (const words of shown) {
      const thread = openThread();
      thread.say('django or flask?');
      const { intent, answer } = thread.ask(words);
      expect(['out_of_scope', 'follow_up', 'smalltalk'], words).not.toContain(intent.kind);
      expect(answer.declined, words).toBe(false);
    }
  });

  it.each([
    ['the built-in topic', builtIn],
    ['another topic', smallKnowledge],
  ])('starts with four questions of %s, and answers each from the data', (_, knowledge) => {
    const { answer } = ask('help', knowledge);
    const [headline, questions] = answer.blocks;
    if (headline?.kind !== 'headline' || questions?.kind !== 'choices')
      throw new Error('help starts otherwise');
    expect(questions.choices).toHaveLength(4);
    for (const choice of questions.choices) {
      const words = pressed(choice) ?? '';
      const asked = ask(words, knowledge);
      expect(asked.answer.declined, words).toBe(false);
      expect(asked.answer.sources.length, words).toBeGreaterThan(0);
      expect(asked.shownTo, words).toBe('thread');
    }
  });

  it('is short enough for a phone, and ends with the docs if they have an address', () => {
    const said = saidIn(ask('help', builtIn).answer);
    expect(said.length).toBeLessThan(600);
    expect(said).not.toMatch(/\.md|docs/);
    const address = 'https://wiki.example.com/tradeoff';
    const question = { conversation: 't', author: 'anna', words: 'help', audience: 'direct' } as const;
    const { answer } = takeTurn(newConversation('t'), question, builtIn, address);
    expect(answer?.blocks.at(-1)).toEqual({
      kind: 'note',
      spans: [{ kind: 'link', text: 'Everything else I can do', url: address }],
    });
  });

  it.each([
    'do it',
    'tell me',
    'can you do that later',
    'help with deployment',
    'what can you do about our outage',
    'can you help anna with her laptop',
  ])('is not the answer to something else that was not understood: "%s"', (words) => {
    const { answer, shownTo } = ask(words, builtIn);
    expect(saidIn(answer)).not.toContain('commands:');
    expect(shownTo).toBe('thread');
  });

  it('answers a bare call with questions alone, and with the titles of several topics', () => {
    const { blocks } = ask('', pythonWebAlone).answer;
    expect(blocks.map(({ kind }) => kind)).toEqual(['headline', 'choices']);
    const { answer } = ask('', builtIn);
    expect(answer.blocks.map(({ kind }) => kind)).toEqual(['headline', 'choices', 'paragraph']);
    for (const { title } of builtIn.topics) expect(saidIn(answer)).toContain(title.toLowerCase());
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
