import { describe, expect, it } from 'vitest';
import { smallKnowledge } from '../../small-topic.ts';
import { citationsIn, runsIn, saidIn } from '../../spans-of.ts';
import { openThread } from '../../thread.ts';

function after(...messages: readonly string[]) {
  const thread = openThread(smallKnowledge);
  for (const words of messages) thread.say(words);
  return thread;
}

describe('"why?"', () => {
  it('says which rating a need demands of an option that is out', () => {
    const { answer } = after('we need an event log').ask('why not rabbitmq?');
    expect(saidIn(answer)).toContain('rabbitmq is out: a need demands more of it');
    expect(saidIn(answer)).toContain('an event log: rabbitmq 1, a message is gone');
    expect(saidIn(answer)).toContain('where 2 is needed');
  });

  it('keeps the mark of a doubtful claim', () => {
    const { answer } = after('we need an event log').ask('why not rabbitmq?');
    expect(runsIn(answer).flat()).toContainEqual({ kind: 'mark', verdict: 'qualified' });
  });

  it('says what speaks against an option if no needs are known', () => {
    const { answer } = after('tell me about nats').ask('why not kafka?');
    expect(saidIn(answer)).toContain('what speaks against kafka here');
    expect(runsIn(answer).flatMap((run) => citationsIn(run).map(({ claim }) => claim))).toContain('k-care');
  });

  it('says what speaks for or against an option that the last answer was not about', () => {
    const thread = after('tell me about nats');
    expect(saidIn(thread.ask('why is kafka behind?').answer)).toContain('what speaks against kafka here');
    expect(saidIn(after('tell me about nats').ask('why is kafka ahead?').answer)).toContain(
      'what speaks for kafka here',
    );
  });
});
