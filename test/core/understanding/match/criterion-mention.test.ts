import { expect, it } from 'vitest';
import { mentionedCriterion } from '../../../../src/core/understanding/match/criterion-mention.ts';
import { tokenize } from '../../../../src/core/understanding/text/words.ts';
import { pythonWeb } from '../../built-in.ts';

const named = (words: string) => mentionedCriterion({ words: tokenize(words).words, topic: pythonWeb });

it('finds every criterion of the built-in topic by its title, without brackets', () => {
  for (const { id, title } of pythonWeb.criteria)
    expect(named(`why does it have 3 on ${title.replace(/ \(.*/, '').toLowerCase()}?`)).toBe(id);
});

it('finds none if a title is there only in part, or not at all', () => {
  expect(named('why is the memory 4?')).toBeNull();
  expect(named('show the scores')).toBeNull();
});
