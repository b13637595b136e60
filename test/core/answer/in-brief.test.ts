import { expect, it } from 'vitest';
import { type Answer, plain } from '../../../src/core/answer/answer.ts';
import { inBrief } from '../../../src/core/answer/in-brief.ts';

const answer: Answer = {
  id: 'a',
  blocks: [
    { kind: 'headline', spans: [plain('6 decisions')] },
    { kind: 'bullets', items: ['1', '2', '3', '4', '5', '6'].map((text) => [plain(text)]) },
    { kind: 'table', columns: ['', 'a'], rows: [] },
    { kind: 'choices', choices: [{ label: 'Show 1', says: 'show 1' }] },
  ],
  sources: [],
  declined: false,
  ranking: null,
};

it('a brief answer says how much it leaves out, and keeps what can be pressed', () => {
  const { blocks } = inBrief(answer);
  expect(blocks.map(({ kind }) => kind)).toEqual(['headline', 'bullets', 'choices']);
  expect(blocks[1]).toEqual({
    kind: 'bullets',
    items: [...['1', '2', '3', '4'].map((text) => [plain(text)]), [plain('… and 2 more')]],
  });
});

it('a short answer is brief already', () => {
  const short: Answer = { ...answer, blocks: answer.blocks.slice(0, 1) };
  expect(inBrief(short)).toEqual(short);
});
