import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../src/core/understanding/match/reading.ts';
import { smallKnowledge } from '../../small-topic.ts';

const clausesOf = (written: string) => {
  const reading = readMessage(written, smallKnowledge, null);
  return reading.clauses.map((clause) => ({ ...clause, typed: reading.typed(clause) }));
};

describe('splitClauses', () => {
  it('splits a message at full stops, question marks, semicolons and line breaks', () => {
    expect(clausesOf('we run kafka. is it slow? yes; very\nhelp').map(({ typed }) => typed)).toEqual([
      'we run kafka',
      'is it slow',
      'yes',
      'very',
      'help',
    ]);
  });

  it('makes no clause of punctuation alone', () => {
    expect(clausesOf('?! ... ??')).toEqual([]);
  });

  it.each([
    'is kafka slow',
    'what is kafka',
    'ok so how does kafka replay',
    'compare kafka and nats',
    'kafka replay, does it work',
    'kafka keeps order?',
  ])('finds a question in "%s"', (written) => {
    expect(clausesOf(written)[0]?.asks).toBe(true);
  });

  it.each(['we need an event log', 'kafka is fine', 'nobody to run it here'])(
    'finds no question in "%s"',
    (written) => {
      expect(clausesOf(written)[0]?.asks).toBe(false);
    },
  );

  it('tells which clause is about the writer and which one asks', () => {
    expect(
      clausesOf('we have nobody to run it. does kafka keep order?').map(({ own, asks }) => ({ own, asks })),
    ).toEqual([
      { own: true, asks: false },
      { own: false, asks: true },
    ]);
  });
});
