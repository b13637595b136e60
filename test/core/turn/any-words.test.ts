import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/adapters/markdown/render.ts';
import { renderTerminal } from '../../../src/adapters/terminal/render.ts';
import { newConversation } from '../../../src/core/turn/conversation.ts';
import type { Turn } from '../../../src/core/turn/turn.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { genealogyTopic } from '../../run-program.ts';
import { tries } from '../../sample.ts';
import { builtIn } from '../built-in.ts';
import { wholeTurn } from '../whole-turn.ts';

const knowledge = { ...builtIn, topics: [...builtIn.topics, ...loadKnowledge([genealogyTopic]).topics] };
const page = { width: 60, colours: false, links: false };
const forbidden = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u;

function turn(words: string, audience: 'direct' | 'shared', before = newConversation('c')): Turn {
  return wholeTurn(before, { conversation: 'c', author: 'a', words, audience }, knowledge);
}

/** What people type, paste and try. */
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          'django',
          'flask',
          'not',
          'fastapi',
          'we need',
          'admin panel',
          'which',
          '?',
          'why',
          'and',
          'start over',
          'the first one',
          '10k websockets',
          'webtrees',
          'gramps',
          ',',
          'compare',
          'litestar',
        ],
        ...[
          '\u001b[31m',
          '\u0000',
          '\u202e',
          '\ud800',
          '<!channel>',
          '@everyone',
          '**x**',
          '`',
          '[a](https://x.y)',
          '|',
          '\n',
          '💥',
          '<@U1>',
          '```',
          '\u009b2J',
        ],
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join(' ')),
);

it('any words, in any thread, lead to an answer or to silence with a reason, never to an exception', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(words, fc.constantFrom('direct', 'shared')), { minLength: 1, maxLength: 4 }),
      (messages) => {
        let conversation = newConversation('c');
        for (const [text, audience] of messages) {
          const { answer, silence, conversation: after } = turn(text, audience, conversation);
          conversation = after;
          expect((answer === null) === (silence !== null)).toBe(true);
          if (audience === 'direct') expect(answer?.blocks.length).toBeGreaterThan(0);
          if (answer === null) continue;
          expect(renderTerminal(answer, page).replaceAll('\n', '')).not.toMatch(forbidden);
          const markdown = renderMarkdown(answer);
          expect(markdown.replaceAll('\n', '')).not.toMatch(forbidden);
          expect(markdown).not.toMatch(/@(?:everyone|here)\b|<[!@#]/);
        }
      },
    ),
    { numRuns: tries(4, 150) },
  );
});

it('the same words in the same thread give the same turn', () => {
  fc.assert(
    fc.property(words, (text) => void expect(turn(text, 'direct')).toEqual(turn(text, 'direct'))),
    { numRuns: tries(4, 50) },
  );
});

it.each([
  ['an empty message', ''],
  ['blanks', ' \n\t '],
  ['only emoji', '💥🎉👍🏽'],
  ['only a mention', '<@U123>'],
  ['control characters', '\u0001\u0002\u0007'],
  ['right-to-left marks', '\u202edjango\u202c or \u200fflask?'],
  ['lone surrogates', '\ud800 django \udfff'],
  ['a NUL byte', 'django\u0000 or flask?'],
  ['a call to the whole channel', '<!channel> django or flask?'],
  ['a call to everyone', '@everyone django or flask?'],
  ['Markdown', '**django** [or](https://x.y) `flask`?'],
  ['ANSI escapes', '\u001b[31mdjango\u001b[0m or flask?'],
])('%s gets a plain answer', (_, text) => {
  const { answer } = turn(text, 'direct');
  expect(answer?.blocks.length).toBeGreaterThan(0);
});

it('100,000 characters are answered, with a note on how much was read', () => {
  const { answer } = turn('django or flask? '.repeat(6_000), 'direct');
  expect(answer === null ? '' : renderMarkdown(answer)).toContain('I read the first');
});

it('meaningless words around a question do not change how it is understood', () => {
  const plain = turn('django or flask?', 'direct').intent;
  for (const text of [
    '<!channel> django or flask?',
    '\u202edjango\u202c or \u200fflask?',
    '**django** or `flask`?',
  ]) {
    expect(turn(text, 'direct').intent).toMatchObject({ kind: plain.kind, options: plain.options });
  }
});
