import fc from 'fast-check';
import type { Answer, Block, CitedSource, Span, Spans } from '../../src/core/answer/answer.ts';
import { anyChart } from './charts.ts';

/** Words that try to ping, link, format, break out of markup, or simply are too much. */
const hostile = [
  '<!channel>',
  '<!here|x>',
  '<@U123>',
  '<#C1|general>',
  '<https://evil.example|click>',
  '*bold* _it_ ~no~ `x`',
  '```fence',
  '&lt;!everyone&gt;',
  '@here @channel',
  '> quote',
  '🙂🙃',
  '\u202eright to left',
  '"}]',
  'a'.repeat(400),
  ':smile:',
];

const words = fc.oneof(
  fc.string({ maxLength: 80, unit: 'grapheme' }),
  fc.constantFrom(...hostile),
  fc.lorem({ maxCount: 30 }),
);
const longWords = fc.oneof(
  { weight: 8, arbitrary: words },
  { weight: 1, arbitrary: fc.lorem({ maxCount: 900 }) },
);

function span(sources: number): fc.Arbitrary<Span> {
  return fc.oneof(
    longWords.map((text): Span => ({ kind: 'plain', text })),
    words.map((text): Span => ({ kind: 'strong', text })),
    words.map((text): Span => ({ kind: 'emphasis', text })),
    words.map((text): Span => ({ kind: 'code', text })),
    fc
      .integer({ min: 1, max: Math.max(1, sources) })
      .map((source): Span => ({ kind: 'citation', source, claim: 'a-claim' })),
    fc
      .record({
        at: fc.integer({ min: 60_000, max: 253_402_214_400_000 }),
        zone: fc.constantFrom('UTC', '+05:30', 'Europe/Berlin', 'America/New_York'),
        withTime: fc.boolean(),
        withYear: fc.boolean(),
      })
      .map((time): Span => ({ kind: 'time', ...time })),
    fc.constantFrom('qualified', 'disputed', 'opinion').map((verdict): Span => ({ kind: 'mark', verdict })),
  );
}

function block(sources: number): fc.Arbitrary<Block> {
  const spans: fc.Arbitrary<Spans> = fc.array(span(sources), { maxLength: 8 });
  const table = fc.integer({ min: 1, max: 22 }).chain((width) =>
    fc.record({
      kind: fc.constant('table' as const),
      columns: fc.array(words, { minLength: width, maxLength: width }),
      rows: fc.array(
        fc.record({ name: words, cells: fc.array(spans, { minLength: width - 1, maxLength: width - 1 }) }),
        { maxLength: 12 },
      ),
    }),
  );
  return fc.oneof(
    spans.map((list): Block => ({ kind: 'headline', spans: list })),
    spans.map((list): Block => ({ kind: 'paragraph', spans: list })),
    spans.map((list): Block => ({ kind: 'understood', spans: list })),
    spans.map((list): Block => ({ kind: 'note', spans: list })),
    fc.array(spans, { maxLength: 40 }).map((items): Block => ({ kind: 'bullets', items })),
    table,
    fc
      .tuple(anyChart, words, words)
      .map(([chart, title, alt]): Block => ({ kind: 'chart', chart: { ...chart, title, alt } })),
    fc
      .array(fc.record({ label: words, says: longWords }), { maxLength: 30 })
      .map((choices): Block => ({ kind: 'choices', choices })),
  );
}

const source: fc.Arbitrary<CitedSource> = fc.record({
  title: words,
  url: fc.oneof(
    fc.constant(null),
    fc.webUrl({ validSchemes: ['https'], withFragments: true, withQueryParameters: true }),
  ),
  locator: fc.oneof(fc.constant(null), words),
  asOf: fc.constantFrom('2019', '2024-05', '2026-11-22'),
});

/** Any answer that the types allow, hostile ones included. */
export const anyAnswer: fc.Arbitrary<Answer> = fc.array(source, { maxLength: 20 }).chain((sources) =>
  fc.record({
    id: fc.constant('0123456789'),
    blocks: fc.array(block(sources.length), { maxLength: 14 }),
    sources: fc.constant(sources),
    declined: fc.boolean(),
    ranking: fc.constant(null),
  }),
);
