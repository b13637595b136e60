import { describe, expect, it } from 'vitest';
import { answersInForm, formFit } from '../../../../src/core/meaning/asked/form-fit.ts';
import type { TopicQuestion } from '../../../../src/knowledge/schema.ts';
import { smallTopic } from '../../small-topic.ts';

function question(id: string, first: string, phrasings: readonly string[]): TopicQuestion {
  return {
    id,
    form: 'how',
    options: [],
    phrasings: [...phrasings],
    claims: [],
    // biome-ignore lint/suspicious/noThenProperty: a list, which nothing awaits
    answer: { first: [{ says: first, claims: [], isAdvice: true }], then: [] },
  };
}

const topic = {
  ...smallTopic,
  questions: [
    question('replays', 'Yes, from any offset.', ['can it replay', 'does it replay old messages']),
    question('smaller', 'Yes: NATS is one binary.', [
      'anything smaller than kafka',
      'is there a smaller one',
    ]),
    question('release', '4.2, of March.', ['latest version', 'when was the last release']),
    question('setup', 'By one binary.', ['how do i set it up', 'how is it installed']),
  ],
};
const fit = (id: string, written: string): string => formFit(topic, { question: id }, { written, named: [] });

describe('the first line of an answer', () => {
  it('fits what asks for yes or no in the way in which people do', () => {
    expect(fit('replays', 'could it replay last week?')).toBe('fits');
    expect(fit('replays', 'should we replay last week?')).toBe('beside');
    expect(fit('replays', 'does it replay faster than the others?')).toBe('beside');
  });

  it('is no answer if it begins with a yes where a name, a figure or a time is asked for', () => {
    expect(fit('replays', 'which one replays?')).toBe('off');
    expect(fit('replays', 'how long does a replay take?')).toBe('off');
    expect(fit('replays', 'until when can it be replayed?')).toBe('off');
    expect(fit('smaller', 'something smaller than kafka?')).toBe('fits');
  });

  it('answers something on the same matter if a cause or a way is asked for', () => {
    expect(fit('replays', 'why does it replay everything?')).toBe('beside');
    expect(fit('replays', 'our consumers replay everything after a deploy')).toBe('beside');
    expect(fit('setup', 'how do we start it')).toBe('fits');
  });

  it('is beside what asks for yes or no if all that it tells is a date', () => {
    expect(fit('release', 'is the next release safe?')).toBe('beside');
    expect(fit('setup', 'will the next version break our code?')).toBe('beside');
  });

  it('that answers in the form asked for takes the place of one that does not', () => {
    const inForm = (id: string, written: string): boolean =>
      answersInForm(topic, { question: id }, { written, named: [] });
    expect(inForm('setup', 'how do we run it?')).toBe(true);
    expect(inForm('replays', 'how do we run it?')).toBe(false);
    expect(inForm('replays', 'does it replay?')).toBe(true);
  });
});
