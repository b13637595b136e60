import { expect, it } from 'vitest';
import { noteOf, openForms } from './openers.ts';

it('the form for a question stands for the words in it', async () => {
  const { submit } = openForms();
  expect(await submit({ ref: 'ask' }, { words: ' and databases? ' })).toEqual({
    note: null,
    postings: [],
    asks: { words: 'and databases?', isWritten: true, channel: null },
  });
  const empty = await submit({ ref: 'ask' }, {});
  expect(empty.asks).toBeNull();
  expect(noteOf(empty)).toContain("there's no question");
});
