import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { saidIn } from '../../spans-of.ts';
import { ask, openThread } from '../../thread.ts';

/** The first line of the answer to the last message. */
function lastLine(...said: string[]): string {
  const thread = openThread();
  return said.map((words) => firstLineOf(thread.ask(words).answer.blocks)).at(-1) ?? '';
}
const ranked = 'django or fastapi for an admin panel? we are 3 people';

describe('a question of common words that names nothing of the topic', () => {
  it.each(['does the bot ever sleep', 'how rich will we be', 'can a frog jump over that wall'])(
    'is asked back in a thread that ranks: %s',
    (words) => {
      expect(lastLine(ranked, words)).toMatch(/^I (?:didn't get|have nothing on)/);
    },
  );

  it.each(['so?', 'well then?', 'and now?'])('concludes from the ranking if it only prompts: %s', (words) => {
    expect(lastLine(ranked, words)).toMatch(/^So: Django/);
  });
});

describe('the scores', () => {
  it.each(['show me the scores', 'can i see the numbers', 'the numbers?'])(
    'are shown after a follow-up, too: %s',
    (words) => {
      expect(lastLine(ranked, 'what about caching in django', words)).toMatch(
        /Each score is the sum of ratings/,
      );
    },
  );
});

describe('what has no form in the data', () => {
  it.each(['draft a memo for the client', 'draft a mail to the client'])(
    'gets an honest line: %s',
    (words) => {
      expect(lastLine(ranked, words)).toMatch(/^I can't write texts or put things in other words/);
    },
  );

  it.each(['what is a release even', 'what does popularity mean'])(
    'says that terms are not explained: %s',
    (words) => {
      expect(lastLine(words)).toMatch(/^I don't explain terms/);
    },
  );

  it('has nothing on the job market, and tells it from background jobs', () => {
    expect(lastLine(ranked, 'which has more jobs on the market')).toBe('I have nothing on the job market.');
    expect(lastLine('which is better at background jobs?')).toMatch(/background jobs|worker/);
  });

  it('takes the name of an aspect for no question about sources', () => {
    expect(lastLine(ranked, 'is it future proof')).not.toMatch(/^That rests on/);
  });
});

describe('pasted code as the first message', () => {
  it.each([
    'Traceback (most recent call last):\n  File "a.py", line 2, in <module>\nKeyError: 1',
    '```\nfoo()\n```',
  ])('is declined: %s', (words) => {
    expect(lastLine(words)).toMatch(/^I don't write, install or fix code/);
  });
});

describe('what is said of a project', () => {
  it.each(['the app is a stamp collection', 'our product is a calendar for doctors'])(
    'is no call for help with code, but asked about: %s',
    (words) => {
      const { answer } = ask(words);
      expect(answer.declined).toBe(false);
      expect(saidIn(answer)).toMatch(/short questions \(at most \d+\)[\s\S]*question 1:/);
    },
  );

  it('is weighed if it has a need', () => {
    expect(lastLine("i'm alone and know only javascript")).not.toMatch(/^I don't write/);
  });
});
