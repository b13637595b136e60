import { describe, expect, it } from 'vitest';
import { asksForPollIn, asksForTallyIn } from '../../../../src/core/understanding/cues/polling.ts';
import { tokenize } from '../../../../src/core/understanding/text/words.ts';

const wordsOf = (text: string) => tokenize(text).words;

describe('who is ahead', () => {
  it.each([
    'who is winning?',
    'count please',
    'how many votes so far',
    "what's the tally",
    'who voted for which',
  ])('is asked by %s', (text) => expect(asksForTallyIn(wordsOf(text))).toBe(true));

  it.each(['who is the maintainer?', 'count the queries on the page', 'how many people maintain it'])(
    'is not asked by %s',
    (text) => expect(asksForTallyIn(wordsOf(text))).toBe(false),
  );
});

describe('a poll', () => {
  it.each(['write a poll', 'can you set up a short poll on that', 'turn this into a poll', 'a poll please'])(
    'is wanted by %s',
    (text) => expect(asksForPollIn(wordsOf(text))).toBe(true),
  );

  it.each(['how often should the page poll?', 'polling or websockets', 'long polling with flask'])(
    'is not wanted by %s',
    (text) => expect(asksForPollIn(wordsOf(text))).toBe(false),
  );
});
