import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { movingPartIn } from '../../../../src/core/understanding/cues/move-parts.ts';
import { tokenize } from '../../../../src/core/understanding/text/words.ts';
import { proseOf } from '../../../../src/knowledge/cited-text.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { pythonWeb } from '../../built-in.ts';
import { openThread } from '../../thread.ts';

function after(...said: string[]) {
  const thread = openThread();
  const turns = said.map((words) => thread.ask(words));
  const turn = turns.at(-1);
  return {
    line: firstLineOf(turn?.answer.blocks ?? []),
    told: thread.state().frame?.last?.told ?? [],
  };
}
const move = 'our flask app has 60k lines, is rewriting it in fastapi worth it?';
const { moving } = libraryOf(pythonWeb);

describe('what is asked of a move', () => {
  it.each([
    ['how many months are we talking about', 'effort'],
    ['what would the migration cost us', 'cost'],
    ['which endpoints would you move first', 'order'],
    ['who would have to do that', 'people'],
    ['could it wait until next year', 'waiting'],
    ['what happens if we get stuck halfway', 'stopping'],
  ] as const)('is answered for the move, and goes on about it: %s', (words, part) => {
    const { line, told } = after(move, words);
    expect(line).toBe(proseOf(moving?.[part].first ?? []));
    expect(told).toContainEqual({ kind: 'move', id: '', options: ['flask', 'fastapi'] });
  });

  it('is still about the move after something in between', () => {
    const { line } = after(move, 'what about quart', 'how long would it take');
    expect(line).toBe(proseOf(moving?.effort.first ?? []));
  });

  it('is about nothing of the kind without a move', () => {
    expect(after('django or flask for an admin panel?', 'how long would it take').told).toEqual([]);
  });

  it.each(['what is an orm', 'is it worth it', 'which one is faster', 'who says so', 'can it do websockets'])(
    'is not read into "%s"',
    (words) => {
      expect(movingPartIn(tokenize(words).words)).toBeUndefined();
    },
  );

  it('says what waiting means, even where nobody knows what it would move from', () => {
    expect(after('what if we leave it alone for another year?').line).toMatch(/^Yes, it can wait/);
  });
});

describe('what hurts, said after the verdict on a move', () => {
  it.each([
    ['the pain is slow calls to three external services', /^Then stay for now/],
    ['partners want an openapi contract', /^That's the best reason to go/],
  ])('decides about the move instead of starting the choice anew: %s', (words, says) => {
    expect(after(move, words).line).toMatch(says);
  });

  it('leads when the verdict is asked for again', () => {
    const { line } = after(move, 'the pain is slow calls to three external services', 'so stay or go?');
    expect(line).toMatch(/^(?:On .*: |The same goes here: )?Then stay for now/);
  });
});
