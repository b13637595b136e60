import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readStatedWeights } from '../../src/core/understanding/acts/stated-weights.ts';
import { readThreadAct } from '../../src/core/understanding/acts/thread-acts.ts';
import { readWeighingWords } from '../../src/core/understanding/acts/weighing-words.ts';
import { readMessage } from '../../src/core/understanding/match/reading.ts';
import { builtIn } from '../core/built-in.ts';

const page = readFileSync(new URL('../../docs/how-to/decide-together.md', import.meta.url), 'utf8');
const rowsOf = (heading: string) =>
  [
    ...(page.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '').matchAll(
      /^\| (?<said>`.+) \| (?<is>[^|]+) \|$/gm,
    ),
  ].flatMap(({ groups }) =>
    [...(groups?.said ?? '').matchAll(/`([^`]+)`/g)].map(([, said = '']) => ({ said, is: groups?.is ?? '' })),
  );

function weighingShownAs(said: string): RegExp {
  const words = readWeighingWords(said);
  if (words === null)
    return readStatedWeights(readMessage(said, builtIn, 'python-web'))?.certain === true
      ? /^you get your form/
      : /^nothing/;
  switch (words.kind) {
    case 'close':
      return words.certain ? /^closes it/ : /^asked back/;
    case 'keep-open':
      return /^it stays open/;
    case 'missing':
      return /^those who/;
    case 'status':
      return /^how many/;
    default:
      return words satisfies never;
  }
}

function threadShownAs(said: string): RegExp {
  const read = readThreadAct(said);
  if (read === null) return /^(?:talk|not about that)/;
  switch (read.act) {
    case 'reset':
      return read.certain === 'plain' ? /^the thread's needs/ : /^asked back/;
    case 'undo-reset':
      return /^brought back/;
    case 'forget-me':
      return /^you read what/;
    default:
      return read satisfies never;
  }
}

describe('the tables of what can be said of a weighing, and to start over', () => {
  const weighing = rowsOf('Find out what matters to you');
  const thread = rowsOf('Start over, or be forgotten');

  it('have rows', () => {
    expect(weighing.length).toBeGreaterThan(12);
    expect(thread.length).toBeGreaterThan(12);
  });

  it.each(weighing)('say how “$said” is read while a weighing is open', ({ said, is }) => {
    expect(is).toMatch(weighingShownAs(said));
  });

  it.each(thread)('say how “$said” is read', ({ said, is }) => {
    expect(is).toMatch(threadShownAs(said));
  });
});
