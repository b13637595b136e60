import { expect, it } from 'vitest';
import { peopleIn, withMentioned } from '../../../../src/adapters/chat/delivery/people-in.ts';
import { type Answer, plain, strong } from '../../../../src/core/answer/answer.ts';

const shown = (...blocks: Answer['blocks']): Pick<Answer, 'blocks'> => ({ blocks });

it("whom people's own words mention is named like any person, and hears nothing of it", () => {
  const answer = withMentioned(
    shown(
      { kind: 'headline', spans: [strong('Because '), plain('<@U1> and <@!käthe|Käthe> run it')] },
      { kind: 'bullets', items: [[plain('<@anna@example.org>')]] },
      { kind: 'table', columns: ['', 'a'], rows: [{ name: 'x', cells: [[plain('as <@U1> says')]] }] },
    ),
  );
  expect(answer.blocks).toEqual([
    {
      kind: 'headline',
      spans: [
        strong('Because '),
        { kind: 'person', id: 'U1', notify: false },
        plain(' and '),
        { kind: 'person', id: 'käthe', notify: false },
        plain(' run it'),
      ],
    },
    { kind: 'bullets', items: [[{ kind: 'person', id: 'anna@example.org', notify: false }]] },
    {
      kind: 'table',
      columns: ['', 'a'],
      rows: [
        { name: 'x', cells: [[plain('as '), { kind: 'person', id: 'U1', notify: false }, plain(' says')]] },
      ],
    },
  ]);
  expect(peopleIn(answer, '')).toEqual(['U1', 'käthe', 'anna@example.org']);
});

it('an answer without mentions stays the same, whatever brackets it has', () => {
  const answer = shown({ kind: 'paragraph', spans: [plain('a < b, <@>, <@&role>, <@two words>')] });
  expect(withMentioned(answer)).toBe(answer);
});
