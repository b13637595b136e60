import { describe, expect, it } from 'vitest';
import { smallKnowledge } from '../../small-topic.ts';
import { saidIn } from '../../spans-of.ts';
import { ask } from '../../thread.ts';

describe('small talk', () => {
  it.each(['hello', 'thanks!', 'good bot', 'who are you?', '🎉'])(
    '"%s" gets a short reply and no facts',
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
