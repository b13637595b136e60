import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { keptOpenings } from '../../../../src/core/reply/opening/said-before.ts';
import { labelledThreads, openingsOf } from '../../../evaluate/repeated-openings.ts';
import { builtIn } from '../../built-in.ts';
import { openThread } from '../../thread.ts';

const threads = labelledThreads();
const messages = threads.flatMap(({ turns }) => turns.map(({ text }) => text));

/** The first line of the answer to each message of a thread. */
function openings(...said: string[]): string[] {
  const thread = openThread();
  return said.map((words) => firstLineOf(thread.ask(words).answer.blocks));
}

describe('two answers of a thread', () => {
  it('never open alike in one of eight labelled threads, unless the question is the same (all: npm run evaluate)', () => {
    const some = threads.filter((_, at) => at % 8 === 0);
    const found = some.flatMap((thread, at) => openingsOf(thread, builtIn, `t${at}`).repetitions);
    expect(found).toEqual([]);
  });

  it('never open alike in threads of any messages', () => {
    const said = fc.record({ text: fc.constantFrom(...messages), user: fc.constantFrom('U1', 'U2') });
    fc.assert(
      fc.property(fc.array(said, { minLength: 3, maxLength: 9 }), (turns) => {
        expect(openingsOf({ shared: false, turns }, builtIn, 'any').repetitions).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('never open alike when nothing but nonsense is said', () => {
    const word = fc.string({ unit: fc.constantFrom(...'bdfklmnopruvz'), minLength: 4, maxLength: 9 });
    const nonsense = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(nonsense, { minLength: 2, maxLength: 6 }), (said) => {
        const turns = said.map((text) => ({ text }));
        expect(openingsOf({ shared: false, turns }, builtIn, 'any').repetitions).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a pick that stays', () => {
  it('opens with what a further need does to it', () => {
    const [first, second, third] = openings(
      'we need an admin panel, which one?',
      'and we are three people',
      'and we need websockets',
    );
    expect(first).toMatch(/^Django, above all for an admin panel\.$/);
    expect(second).toMatch(
      /^Still Django, all the more with a small team: above all for an admin panel and a small team/,
    );
    expect(third).toMatch(
      /^Still Django, even with WebSockets, where FastAPI is ahead: outweighed by an admin panel/,
    );
  });

  it('opens with the need that was dropped', () => {
    const lines = openings('we need an admin panel, and the deadline is friday', 'forget the deadline');
    expect(lines[1]).toMatch(/^Still Django, without a short deadline, too: /);
  });

  it('never claims that something it has no word for changes nothing', () => {
    for (const words of [
      'our younger colleagues wear purple hats, they said so',
      'what breaks if we move?',
    ]) {
      const thread = openThread();
      thread.ask('we need an admin panel, which one?');
      const { answer } = thread.ask(words);
      expect(firstLineOf(answer.blocks)).toMatch(
        /^(?:That's nothing I weigh|I have nothing on|I didn't get )/,
      );
      expect(answer.blocks.map(({ kind }) => kind)).not.toContain('bullets');
    }
  });

  it('names what was weighed when asked whether anything changes', () => {
    const thread = openThread();
    thread.ask('we need an admin panel, which one?');
    thread.say('jonas did you see the game yesterday', { author: 'ben', audience: 'shared' });
    const { answer } = thread.ask('does that change your answer?');
    expect(firstLineOf(answer.blocks)).toBe(
      "I've only weighed admin panel, and none of what you said to each other since. If there's more, tell me in one line.",
    );
    expect(firstLineOf(thread.ask('would websockets change it?').answer.blocks)).not.toMatch(/weighed/);
  });
});

describe('the same answer to another question', () => {
  it('is declined if the question is about something else', () => {
    const thread = openThread();
    thread.ask('what about litestar?');
    const { answer } = thread.ask('is litestar giraffe friendly?');
    expect(firstLineOf(answer.blocks)).toMatch(/^I (?:have nothing on|didn't get) /);
  });
});

describe('the same question', () => {
  it('is answered in short, by the answer above', () => {
    const thread = openThread();
    const before = thread.ask('django or flask on databases?').answer;
    const again = thread.ask('Django or Flask on databases please').answer;
    expect(firstLineOf(again.blocks)).toBe(`As above: ${firstLineOf(before.blocks)}`);
    expect(again.blocks.map(({ kind }) => kind)).toEqual(['headline', 'paragraph', 'choices']);
  });

  it('is answered in full once something has changed', () => {
    const thread = openThread();
    thread.ask('which one should we use? we need an admin panel');
    thread.ask('and websockets');
    const { answer } = thread.ask('which one should we use?');
    expect(answer.blocks.map(({ kind }) => kind)).toContain('bullets');
  });
});

describe('a conversation', () => {
  it('keeps a bounded number of openings, without words', () => {
    const thread = openThread();
    for (let at = 0; at < keptOpenings + 5; at++) thread.ask(`what about the blorp number ${at}?`);
    const { openings: kept } = thread.state();
    expect(kept).toHaveLength(keptOpenings);
    for (const one of kept) expect(one).toMatch(/^[0-9a-z]{21}$/);
  });
});
