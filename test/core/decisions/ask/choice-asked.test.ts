import { describe, expect, it } from 'vitest';
import { choiceAsked } from '../../../../src/core/decisions/ask/choice-asked.ts';

describe('a question for a decision', () => {
  it.each([
    ['what did we decide on prettier and eslint?', ['prettier', 'eslint']],
    ['which license did we end up picking', ['licens']],
    ['What CI runner have we settled on?', ['ci', 'runner']],
    ['when did we adopt feature flags?', ['featur', 'flag']],
    ['who decided on the monorepo, anyway?', ['monorepo']],
    ['what was decided about retention last week?', ['retent']],
    ["what's our decision on asterisks?", ['asterisk']],
    ['was there any decision about the tracing backend?', ['trac', 'backend']],
    ['when was the message broker chosen?', ['messag', 'broker']],
  ])('%j is about %j', (words, about) => {
    expect(choiceAsked(words, ['framework'])).toEqual(about);
  });

  it.each([
    'what did we decide?',
    'what did we decide last time?',
    'what did we decide in the meeting on monday?',
    'which framework did we choose?',
    'when did we decide that?',
    'who decided this and when?',
    'what should we choose for caching?',
    'what do we need?',
    'show our decisions about billing',
  ])('%j names nothing', (words) => {
    expect(choiceAsked(words, ['framework'])).toEqual([]);
  });
});
