import { expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import {
  type Answer,
  answerSchema,
  type Block,
  type Choice,
  plain,
  type Span,
} from '../../../src/core/answer/answer.ts';
import type { Chart } from '../../../src/core/answer/chart.ts';

/** One block of every kind: a new kind doesn't compile until it's here. */
const blocks: { readonly [K in Block['kind']]: Extract<Block, { kind: K }> } = {
  headline: { kind: 'headline', spans: [plain('Django.')] },
  paragraph: { kind: 'paragraph', spans: [{ kind: 'citation', source: 1, claim: 'c' }] },
  understood: { kind: 'understood', spans: [{ kind: 'person', id: 'U1', notify: false }] },
  bullets: { kind: 'bullets', items: [[plain('one')], []] },
  table: { kind: 'table', columns: ['', 'speed'], rows: [{ name: 'Flask', cells: [[plain('2')]] }] },
  chart: {
    kind: 'chart',
    chart: { kind: 'bars', title: 't', alt: 'a', options: ['Django'], groups: [] },
  },
  choices: {
    kind: 'choices',
    choices: [
      { label: 'Why?', says: 'why?' },
      { label: 'Weigh', opens: 'weighing:1' },
    ],
  },
  note: { kind: 'note', spans: [{ kind: 'mark', verdict: 'disputed' }] },
};

it('a stored answer reads back as it was, with every kind of block', () => {
  const answer: Answer = {
    id: 'a',
    blocks: Object.values(blocks),
    sources: [{ title: 's', url: null, locator: 'docs/x.md', asOf: '2026' }],
    declined: false,
    ranking: ['django'],
  };
  expect(answerSchema.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
});

it('the type of an answer is what its schema reads, and read-only throughout', () => {
  expectTypeOf<z.infer<typeof answerSchema>>().toEqualTypeOf<Answer>();
  expectTypeOf<Answer['blocks']>().toEqualTypeOf<readonly Block[]>();
  expectTypeOf<Extract<Block, { kind: 'bullets' }>['items']>().toEqualTypeOf<readonly (readonly Span[])[]>();
  expectTypeOf<Extract<Block, { kind: 'choices' }>['choices']>().toEqualTypeOf<readonly Choice[]>();
  expectTypeOf<Extract<Block, { kind: 'chart' }>['chart']>().toEqualTypeOf<Chart>();
  expectTypeOf<Extract<Span, { kind: 'plain' }>>().toEqualTypeOf<{
    readonly kind: 'plain';
    readonly text: string;
  }>();
});
