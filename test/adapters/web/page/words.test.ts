import { expect, it } from 'vitest';
import { firstLine, messageWords, timeWords } from '../../../../src/adapters/web/page/words.ts';
import type { BlockView, MessageView } from '../../../../src/adapters/web/view.ts';

const text = (words: string) => ({ kind: 'text', text: words, style: 'plain' }) as const;
const posted = (blocks: readonly BlockView[]): MessageView => ({
  kind: 'posted',
  id: 'm',
  thread: null,
  isPrivate: false,
  at: 1,
  blocks,
  menu: [],
  isEdited: false,
});
const control = { key: 'k', label: 'Why?' };
const answer = posted([
  { kind: 'asked', spans: [text('You picked Why?')] },
  {
    kind: 'headline',
    spans: [text('Django '), { kind: 'citation', number: 1, title: 'Docs', url: null }, text('.')],
  },
  { kind: 'bullets', items: [[text('One')], [{ kind: 'person', name: 'Anna' }]] },
  {
    kind: 'table',
    columns: ['', 'Django', 'Flask'],
    rows: [{ name: 'Database', cells: [[text('own')], [text('none')]] }],
  },
  { kind: 'chart', title: 'Ratings', alt: 'Bars of ratings', picture: null, characters: '###' },
  { kind: 'source', text: 'Docs; 2026', url: null, all: control },
  { kind: 'controls', buttons: [control], picks: [] },
]);

it('a screen reader is told what an answer says, tables by their heads, and not what can be pressed', () => {
  expect(messageWords(answer)).toBe(
    ['You picked Why?', 'Django.', 'One', 'Anna', 'Database: Django own; Flask none', 'Bars of ratings'].join(
      '\n',
    ),
  );
});

it('a thread is told of by its first line', () => {
  expect(firstLine(answer)).toBe('Django.');
  expect(firstLine(posted([]))).toBe('');
});

it('the end of a day is that day, not the midnight after it', () => {
  const at = new Date(2026, 11, 5, 0, 0).getTime();
  expect(timeWords({ at, withTime: false, withYear: false })).toMatch(/4/);
  expect(timeWords({ at, withTime: true, withYear: true })).toMatch(/5.*2026|2026.*5/);
});
