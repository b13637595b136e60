import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/adapters/markdown/render.ts';
import type { Block, Span } from '../../../src/core/answer/answer.ts';
import { barsChart } from '../../doubles/charts.ts';

const render = (...blocks: Block[]): string =>
  renderMarkdown({ id: 'a', blocks, sources: [], declined: false, ranking: null });

it('escapes echoed words, whatever they are', () => {
  const kinds = ['plain', 'strong', 'emphasis', 'code'] as const;
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...kinds), (text, kind) => {
      const span: Span = { kind, text: `${text}@everyone <!channel> <@U1> \u001b[1m\u202e` };
      const shown = render({ kind: 'paragraph', spans: [span] });
      expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(shown.isWellFormed()).toBe(true);
      expect(shown).not.toContain('@everyone');
      if (kind !== 'plain') return;
      expect(shown.replace(/\\[\\`*_~[\]<>|#&]/g, '')).not.toMatch(/[`*_~[\]<>|#&]/);
    }),
  );
});

it('keeps a table row on one line', () => {
  const shown = render({
    kind: 'table',
    columns: ['', 'A\nB'],
    rows: [{ name: 'x|y', cells: [[{ kind: 'code', text: 'a|b\nc' }]] }],
  });
  expect(shown.split('\n')).toHaveLength(3);
  expect(shown).toContain('x\\|y');
});

it('draws a chart in characters, in a code block', () => {
  expect(render({ kind: 'chart', chart: barsChart })).toMatch(
    /^\*\*Rated 0 to 5: Kafka and NATS\*\*\n\n```text\nReplay\n {2}Kafka █+ 5\n[^`]*```$/,
  );
});

it('keeps the space before a name that begins with a dot, and none before the end of a sentence', () => {
  const spans: Span[] = [
    { kind: 'plain', text: 'No data on .NET ' },
    { kind: 'strong', text: 'yet ' },
    { kind: 'plain', text: '.' },
  ];
  expect(render({ kind: 'paragraph', spans })).toBe('No data on .NET **yet**.');
});

it('keeps URLs intact, without what could be a mention in them', () => {
  const spans: Span[] = [
    { kind: 'plain', text: 'see https://example.com/a_b?x=1&y=~z, a_b and https://example.com/@here.' },
  ];
  expect(render({ kind: 'paragraph', spans })).toBe(
    'see <https://example.com/a_b?x=1&y=~z>, a\\_b and <https://example.com/%40here>.',
  );
});
