import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newConversation } from '../../../src/core/turn/conversation.ts';
import type { IntentKind } from '../../../src/core/turn/intent.ts';
import { understand } from '../../../src/core/understanding/understand.ts';
import { oneIn, tries } from '../../sample.ts';
import { builtIn, pythonWeb } from '../built-in.ts';
import { ask, openThread } from '../thread.ts';
import { slipsIn } from './slips.ts';

/** Plain questions that leave no doubt, with the intent of each. */
type Plain = { words: string; kind: IntentKind; options: readonly string[]; excluded?: readonly string[] };
const questions: readonly Plain[] = [
  { words: 'django or flask?', kind: 'compare', options: ['django', 'flask'] },
  { words: 'which is faster, flask or fastapi?', kind: 'compare', options: ['flask', 'fastapi'] },
  { words: 'compare django and fastapi on databases', kind: 'compare', options: ['django', 'fastapi'] },
  {
    words: 'what is the difference between django and flask in performance?',
    kind: 'compare',
    options: ['django', 'flask'],
  },
  { words: 'which one uses the least memory?', kind: 'compare', options: [] },
  { words: 'what are the weaknesses of fastapi?', kind: 'explain', options: ['fastapi'] },
  { words: 'strengths of django', kind: 'explain', options: ['django'] },
  { words: 'tell me about flask', kind: 'explain', options: ['flask'] },
  { words: 'does django have migrations?', kind: 'explain', options: ['django'] },
  { words: 'is fastapi good for websockets?', kind: 'explain', options: ['fastapi'] },
  { words: 'how secure is django?', kind: 'explain', options: ['django'] },
  { words: 'explain async in fastapi', kind: 'explain', options: ['fastapi'] },
  { words: 'how does flask scale?', kind: 'explain', options: ['flask'] },
  { words: 'we need an admin panel, which framework should we use?', kind: 'recommend', options: [] },
  {
    words: 'we have two juniors and need websockets, what do you recommend?',
    kind: 'recommend',
    options: [],
  },
  { words: 'we need 10k websocket connections, what do you recommend?', kind: 'recommend', options: [] },
  {
    words: 'not django, we need generated api docs, what should we use?',
    kind: 'recommend',
    options: [],
    excluded: ['django'],
  },
  {
    words: 'we need a public api with validation, django or fastapi?',
    kind: 'recommend',
    options: ['django', 'fastapi'],
  },
  { words: 'should we go from flask to fastapi or stay?', kind: 'decide', options: ['flask', 'fastapi'] },
  { words: 'how do we choose between the frameworks?', kind: 'criteria', options: [] },
  { words: 'which frameworks do you cover?', kind: 'list', options: [] },
  { words: 'where does your data come from?', kind: 'source', options: [] },
  { words: 'what can you do?', kind: 'help', options: [] },
  { words: 'write me a django view for uploads', kind: 'out_of_scope', options: ['django'] },
  { words: 'what about litestar?', kind: 'out_of_scope', options: [] },
];
const asked = questions.map(({ words }) => words);

/** What must stay the same: the intent, the options and the exclusions. */
function gist(words: string): string {
  const { kind, options, excluded } = understand(
    { conversation: 'c', author: 'anna', words, audience: 'direct' },
    newConversation('c'),
    builtIn,
  ).intent;
  return `${kind} [${options.join()}] not [${excluded.join()}]`;
}
const gists = new Map(asked.map((words) => [words, gist(words)]));

const bare = (words: string): string => words.replace(/[?.!]+$/, '');
const wrapNames =
  (mark: string) =>
  (words: string): string =>
    words.replace(/django|fastapi|flask|litestar/g, `${mark}$&${mark}`);

const casings: Record<string, (words: string) => string> = {
  'as it is': (words) => words,
  'upper case': (words) => words.toUpperCase(),
  'a capital first': (words) => words.charAt(0).toUpperCase() + words.slice(1),
  'capitals for all words': (words) => words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
};
const endings: Record<string, (words: string) => string> = {
  'as it is': (words) => words,
  'no mark': bare,
  'a full stop': (words) => `${bare(words)}.`,
  'an exclamation mark': (words) => `${bare(words)}!`,
  'question marks': (words) => `${bare(words)}???`,
  'three dots': (words) => `${bare(words)}...`,
  'a question and an exclamation mark': (words) => `${bare(words)}?!`,
};
const courtesies: Record<string, (words: string) => string> = {
  none: (words) => words,
  'hi, … please': (words) => `hi, ${bare(words)} please`,
  'please …': (words) => `please ${words}`,
  'hello team, …': (words) => `hello team, ${words}`,
  '… thanks!': (words) => `${words} thanks!`,
  '… Thank you': (words) => `${words} Thank you`,
};
const wraps: Record<string, (words: string) => string> = {
  none: (words) => words,
  '*names*': wrapNames('*'),
  '**names**': wrapNames('**'),
  _names_: wrapNames('_'),
  '`names`': wrapNames('`'),
};
const surroundings: Record<string, (words: string) => string> = {
  none: (words) => words,
  'a mention in front': (words) => `<@U1> ${words}`,
  'an emoji code in front': (words) => `:wave: ${words}`,
  'an emoji code behind': (words) => `${words} :rocket:`,
  'a custom emoji behind': (words) => `${words} <:blob:123456>`,
  'an emoji behind': (words) => `${words} 🙏`,
  'blanks around': (words) => `\n  ${words}\t `,
};

describe('a plain question', () => {
  it('is one of twenty-five', () => {
    expect(questions).toHaveLength(25);
  });

  it.each(questions)('"$words" is $kind', ({ words, kind, options, excluded = [] }) => {
    expect(gist(words)).toBe(`${kind} [${options.join()}] not [${excluded.join()}]`);
  });

  describe.each([
    ['case', casings],
    ['punctuation at its end', endings],
    ['politeness around it', courtesies],
    ['markup around names', wraps],
    ['a mention or emoji around it', surroundings],
  ])('means the same despite %s', (_, ways) => {
    it.each(Object.entries(ways))('%s', (_name, change) => {
      expect(asked.map((words) => [change(words), gist(change(words))])).toEqual(
        asked.map((words) => [change(words), gists.get(words)]),
      );
    });
  });

  it('means the same with all of these combined', () => {
    const pick = (ways: Record<string, (words: string) => string>) => fc.constantFrom(...Object.values(ways));
    fc.assert(
      fc.property(
        fc.constantFrom(...asked),
        pick(endings),
        pick(courtesies),
        pick(wraps),
        pick(casings),
        pick(surroundings),
        (words, end, courtesy, wrap, casing, surrounding) => {
          expect(gist(surrounding(casing(wrap(courtesy(end(words))))))).toBe(gists.get(words));
        },
      ),
      { seed: 9, numRuns: tries(5, 2_000) },
    );
  });
});

/** Typos that make another word, so that no reader could know what was meant. */
const otherWords: Record<string, string> = {
  chose: 'the past of "choose"',
  choise: 'as near to "choice" as to "choose"',
  chooce: 'as near to "choice" as to "choose"',
  dyango: 'a singer; the topic declares it no typo',
};

describe('one typo in a word of six letters or more', () => {
  it.each(asked.filter((words) => /[a-z]{6}/.test(words)))('does not change the meaning of "%s"', (words) => {
    const changed: string[] = [];
    for (const { 0: word, index } of words.matchAll(/[a-z]{6,}/g)) {
      for (const { form } of oneIn(6, slipsIn(word))) {
        if (form in otherWords) continue;
        const slipped = words.slice(0, index) + form + words.slice(index + word.length);
        const now = gist(slipped);
        if (now !== gists.get(words)) changed.push(`${slipped} → ${now}`);
      }
    }
    expect(changed).toEqual([]);
  });

  it('is also corrected if five letters are left', () => {
    for (const words of ['which one uses the least memry?', 'which one uses the least mmory?'])
      expect(gist(words)).toBe(gists.get('which one uses the least memory?'));
  });
});

describe('the order of two needs', () => {
  /** The first phrase of a need that consists of plain words. */
  const plainly = pythonWeb.needs.flatMap(({ id, phrases }) => {
    const phrase = phrases.find((candidate) => /^[a-z ]+$/.test(candidate));
    return phrase === undefined ? [] : [{ id, phrase }];
  });
  const pairs = oneIn(
    24,
    plainly.flatMap((a, at) => plainly.slice(at + 1).map((b) => [a, b] as const)),
  );

  it('is tested for most needs', () => {
    expect(plainly.length).toBeGreaterThan(pythonWeb.needs.length * 0.9);
  });

  it('does not change the ranking of any pair in one message', () => {
    let ranked = 0;
    const differ = pairs.flatMap(([a, b]) => {
      const one = ask(`we need: ${a.phrase}, ${b.phrase}. which framework should we use?`).answer.ranking;
      const other = ask(`we need: ${b.phrase}, ${a.phrase}. which framework should we use?`).answer.ranking;
      if (one !== null) ranked++;
      return one?.join() === other?.join() ? [] : [`${a.phrase} + ${b.phrase}: ${one} or ${other}`];
    });
    expect(differ).toEqual([]);
    expect(ranked).toBeGreaterThan(pairs.length * 0.95);
  });

  it('does not change the ranking of any pair in two messages', () => {
    const inTurn = (first: string, second: string): string | undefined => {
      const thread = openThread();
      thread.say(`we need: ${first}`);
      return thread.ask(`we need: ${second}`).answer.ranking?.join();
    };
    const differ = pairs.flatMap(([a, b]) => {
      const one = inTurn(a.phrase, b.phrase);
      const other = inTurn(b.phrase, a.phrase);
      return one === other ? [] : [`${a.phrase} + ${b.phrase}: ${one} or ${other}`];
    });
    expect(differ).toEqual([]);
  });
});

describe('hostile input', () => {
  const bombs: Record<string, string> = {
    'brackets without end': '<'.repeat(20_000) + '>'.repeat(20_000),
    'fences without end': '```'.repeat(13_000),
    'one endless word': 'a'.repeat(40_000),
    'near matches': 'djang0 flaskk fastap not without anything but '.repeat(900),
    colons: ':a:b'.repeat(10_000),
    apostrophes: "don't'".repeat(6_600),
    negations: 'not '.repeat(10_000),
    quotes: '> <@U1>\n'.repeat(5_000),
  };
  // The benchmark measures the time. Here, superlinear work would run into the test's time limit.
  it.each(Object.entries(bombs))('gets an answer: %s', (_, words) => {
    expect(ask(words).answer.blocks.length).toBeGreaterThan(0);
  });
});
