import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../src/core/answer/answer.ts';
import { pressed } from '../../../../src/core/answer/answer.ts';
import { smallKnowledge } from '../../small-topic.ts';
import { citationsIn, runsIn, saidIn } from '../../spans-of.ts';
import { ask, openThread, type Thread } from '../../thread.ts';

function after(words: string): Thread {
  const thread = openThread(smallKnowledge);
  thread.say(words);
  return thread;
}

describe('"source?"', () => {
  it('names what the last answer rests on, each with its date', () => {
    const thread = after('downsides of kafka');
    const { answer } = thread.ask('source?');
    expect(saidIn(answer)).toContain('may 2026: ');
    expect(runsIn(answer).flatMap((spans) => citationsIn(spans).map(({ claim }) => claim))).toContain(
      'k-care',
    );
    expect(answer.sources.length).toBeGreaterThan(0);
  });

  it('marks what is not simply confirmed, with its date', () => {
    const { answer } = after('rabbitmq on replay?').ask('source?');
    expect(runsIn(answer).flat()).toContainEqual({ kind: 'mark', verdict: 'qualified' });
    expect(saidIn(answer)).toContain('may 2026: ');
  });

  it('offers "are you sure?" only if there is a last answer', () => {
    const offered = (answer: Answer): string[] =>
      answer.blocks.flatMap((block) =>
        block.kind === 'choices' ? block.choices.map((choice) => pressed(choice) ?? '') : [],
      );
    expect(offered(ask('sources for kafka on replay?', smallKnowledge).answer)).not.toContain(
      'are you sure?',
    );
    expect(offered(after('downsides of kafka').ask('source?').answer)).toContain('are you sure?');
  });

  it('with nothing before it says what the data as a whole rests on', () => {
    const text = saidIn(ask('where does your data come from?', smallKnowledge).answer);
    expect(text).toContain('14 claims');
    expect(text).toContain('3 sources');
    expect(text).toContain('which queue?');
    expect(text).toContain('1 disputed');
    expect(text).toContain('docs/evidence/readme.md');
  });

  it('leaves the thread as it was', () => {
    const thread = after('downsides of kafka');
    const before = thread.state().frame;
    thread.say('source?');
    expect(thread.state().frame).toEqual(before);
  });
});

describe('"are you sure?"', () => {
  it('says how many of the claims are confirmed, and how old the oldest is', () => {
    const text = saidIn(after('kafka or nats on replay?').ask('are you sure?').answer);
    expect(text).toContain('both facts behind it are confirmed');
    expect(text).toContain('the oldest, from may 2026');
  });

  it('names doubtful claims with their mark', () => {
    const { answer } = after('rabbitmq on replay?').ask('are you sure?');
    expect(runsIn(answer).flat()).toContainEqual({ kind: 'mark', verdict: 'qualified' });
  });

  it('says how close a ranking is, and how much of it is judgement', () => {
    const text = saidIn(after('we have nobody to run it').ask('are you sure?').answer);
    expect(text).toContain('nats is ahead of rabbitmq, and ');
    expect(text).toContain(
      "part of it is our judgement (3 ratings): with any one of them a step off, it's still nats",
    );
  });

  it('with nothing before it asks back', () => {
    expect(ask('are you sure?', smallKnowledge)).toMatchObject({
      intent: { kind: 'follow_up' },
      answer: { declined: true },
    });
  });
});

describe('"trace"', () => {
  it('shows how the last answer came about', () => {
    const thread = after('kafka or nats on replay?');
    const id = thread.state().traces.at(-1)?.answer ?? '';
    const text = saidIn(thread.ask('trace').answer);
    expect(text).toContain(id);
    expect(text).toContain('kafka ("kafka")');
    expect(text).toContain('k-log');
    expect(text).toContain('on data small');
  });

  it('finds an earlier answer by its id', () => {
    const thread = after('kafka or nats on replay?');
    const id = thread.state().traces.at(-1)?.answer ?? '';
    thread.say('what is rabbitmq');
    expect(saidIn(thread.ask(`trace ${id}`).answer)).toContain(id);
  });

  it('says so if there is no answer yet', () => {
    expect(ask('trace', smallKnowledge).answer.declined).toBe(true);
  });
});
