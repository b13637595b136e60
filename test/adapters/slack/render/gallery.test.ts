import { describe, expect, it } from 'vitest';
import { unescapeWords } from '../../../../src/adapters/slack/inbound/words.ts';
import { limits } from '../../../../src/adapters/slack/limits.ts';
import { renderMessages } from '../../../../src/adapters/slack/render/message.ts';
import {
  type Answer,
  type Block,
  type CitedSource,
  code,
  emphasis,
  plain,
  type Spans,
  strong,
} from '../../../../src/core/answer/answer.ts';
import { addressIn, newFrame } from '../../../doubles/slack/frame.ts';
import { openSchemas } from '../../../doubles/slack/schemas.ts';
import { recordOf } from '../../../doubles/slack/workspace.ts';

const frame = newFrame({ asked: { by: 'U1', words: 'django or flask?', how: 'command' } });

const empty: Answer = { id: 'emptiest', blocks: [], sources: [], declined: true, ranking: null };

const source = (number: number): CitedSource => ({
  title: `Source ${number} ${'of much '.repeat(10)}`,
  url: `https://example.org/${number}?a=b&c=d`,
  locator: null,
  asOf: '2024-05',
});

/** Every kind of block and every kind of span. */
const everyKind: Answer = {
  ...empty,
  id: 'everykind',
  blocks: [
    { kind: 'headline', spans: [plain('Django, by a little.')] },
    { kind: 'understood', spans: [plain('You need an admin panel.')] },
    {
      kind: 'paragraph',
      spans: [
        plain('plain '),
        strong('strong '),
        emphasis('emphatic '),
        code('code '),
        { kind: 'citation', source: 1, claim: 'c' },
        { kind: 'mark', verdict: 'qualified' },
        { kind: 'mark', verdict: 'disputed' },
        { kind: 'mark', verdict: 'opinion' },
      ],
    },
    { kind: 'bullets', items: [[plain('one')], [plain('two')]] },
    {
      kind: 'table',
      columns: ['', 'Django', 'Flask'],
      rows: [{ name: 'ORM', cells: [[plain('its own')], [plain('none')]] }],
    },
    { kind: 'choices', choices: [{ label: 'Why?', says: 'why?' }] },
    { kind: 'note', spans: [plain('Some of this is old.')] },
  ],
  sources: [source(1), { title: 'A book', url: null, locator: 'page 9', asOf: '2019' }],
};

const many = <T>(count: number, make: (number: number) => T): T[] =>
  Array.from({ length: count }, (_, number) => make(number));
const words = (name: string, count: number): Spans => [plain(`${name} ${`${name}word `.repeat(count)}`)];

const longest: Answer = {
  ...empty,
  id: 'longest',
  blocks: [
    { kind: 'headline', spans: words('headline', 40) },
    { kind: 'understood', spans: words('understood', 500) },
    { kind: 'paragraph', spans: words('paragraph', 3000) },
    { kind: 'bullets', items: many(300, (number) => words(`bullet${number}`, 20)) },
    {
      kind: 'table',
      columns: many(18, (number) => `column${number}`),
      rows: many(120, (row) => ({
        name: `row${row}`,
        cells: many(17, (cell) => [plain(`cell${row}x${cell}`)]),
      })),
    },
    {
      kind: 'table',
      columns: many(25, (number) => `wide${number}`),
      rows: [{ name: 'widerow', cells: many(24, (cell) => words(`widecell${cell}`, 5)) }],
    },
    {
      kind: 'table',
      columns: ['', 'deep'],
      rows: [{ name: 'deeprow', cells: [words('deepcell', 2500)] }],
    },
    {
      kind: 'choices',
      choices: many(130, (number) => ({ label: `choice${number}`, says: `say ${number}` })),
    },
    { kind: 'note', spans: words('note', 2000) },
  ],
  sources: many(120, source),
};

const pings = [
  '<!channel>',
  '<!here|x>',
  '<@U123>',
  '<#C1|general>',
  '<https://evil.example|click>',
  '<!subteam^S1>',
  '@here @channel @everyone',
  '*bold* _it_ ~no~ `x` ```fence',
  '> quote',
  '&lt;!channel&gt;',
  '\u202eright to left',
  '"}]}',
  ':smile:',
  'x'.repeat(5000),
];
const hostile: Answer = {
  ...empty,
  id: 'hostile',
  blocks: [
    { kind: 'headline', spans: [plain(pings.slice(0, 3).join(' '))] },
    ...pings.flatMap((ping): Block[] => [
      { kind: 'paragraph', spans: [plain(ping), strong(ping), emphasis(ping), code(ping)] },
      { kind: 'note', spans: [plain(ping), strong(ping), emphasis(ping), code(ping)] },
    ]),
    { kind: 'bullets', items: pings.map((ping) => [plain(ping)]) },
    {
      kind: 'table',
      columns: ['', ...pings.slice(0, 10)],
      rows: [{ name: pings.join(' '), cells: pings.slice(0, 10).map((ping) => [code(ping)]) }],
    },
    { kind: 'choices', choices: pings.map((ping) => ({ label: ping, says: ping })) },
  ],
  sources: pings.map((ping) => ({ title: ping, url: null, locator: ping, asOf: '2024' })),
};

/** Letters and digits only, which stay the same whatever is around and between them. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join('');
  const { type, ...parts } = recordOf(value);
  return Object.entries(parts)
    .map(([name, inner]) => {
      if (typeof inner !== 'string') return shown(inner);
      if (name !== 'text') return '';
      return type === 'mrkdwn' ? unescapeWords(inner) : inner;
    })
    .join('');
}

function spanTexts(spans: Spans): string[] {
  return spans.flatMap((span) => ('text' in span ? [span.text] : []));
}

/** Every word that has to be seen. Labels of buttons may be cut: their words are in their value. */
function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'headline':
    case 'paragraph':
    case 'understood':
    case 'note':
      return spanTexts(block.spans);
    case 'bullets':
      return block.items.flatMap(spanTexts);
    case 'table':
      return [
        ...block.columns.slice(1),
        ...block.rows.flatMap(({ name, cells }) => [name, ...cells.flatMap(spanTexts)]),
      ];
    case 'chart':
      return [block.chart.title];
    case 'choices':
      return block.choices.map(({ label }) => label.slice(0, limits.buttonText - 1));
  }
}

describe.each([
  ['the longest', longest],
  ['the emptiest', empty],
  ['a hostile one', hostile],
  ['one with every kind of block', everyKind],
])('%s', (_, answer) => {
  describe.each([
    ['with tables', {}],
    ['without', { tables: false }],
    ['for one person', { address: addressIn({ isPrivate: true }), repeat: true }],
  ])('%s', (__, more) => {
    const messages = renderMessages(answer, { ...frame, ...more });

    it('keeps within every limit', () => {
      for (const { blocks, text } of messages) {
        expect(blocks.length).toBeLessThanOrEqual(limits.blocksInMessage);
        expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(limits.messageBlocks + 1000);
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(limits.messageText);
        expect(blocks.filter(({ type }) => type === 'table').length).toBeLessThanOrEqual(1);
        expect(openSchemas()?.blocks(blocks) ?? []).toEqual([]);
      }
    });

    it('loses nothing, and keeps the order', () => {
      const all = shown(messages.map(({ blocks }) => blocks)).replaceAll(
        /Part \d+ of \d+(?:, goes on below)?|Posted again: it may be here twice\./g,
        '',
      );
      const seen = bare(all);
      for (const text of answer.blocks.flatMap(textsOf))
        expect(seen.includes(bare(text)), text.slice(0, 80)).toBe(true);
      let from = 0;
      for (const block of answer.blocks) {
        if (!('spans' in block)) continue;
        const text = spanTexts(block.spans).join('');
        const at = seen.indexOf(bare(text), from);
        expect(at, text.slice(0, 80)).toBeGreaterThanOrEqual(from);
        from = at + 1;
      }
      if (answer.sources.length > 1) expect(all).toContain(`All ${answer.sources.length} sources`);
    });

    it('has the same parts when posted again, so that the missing ones are known', () => {
      const again = renderMessages(answer, { ...frame, ...more, repeat: true });
      const once = renderMessages(answer, { ...frame, ...more, repeat: false });
      expect(again.map(({ blocks }) => blocks.slice(1))).toEqual(once.map(({ blocks }) => blocks));
    });

    it('pings nobody', () => {
      for (const { blocks, text } of messages) {
        expect(text).not.toMatch(/<[!@#]/);
        for (const match of JSON.stringify(blocks).matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g))
          expect(match[1]).not.toMatch(/<[!@#]/);
        expect(JSON.stringify(blocks)).not.toMatch(/"type":"(?:usergroup|broadcast|channel)"/);
      }
    });

    it('numbers its parts', () => {
      const marks = messages.map(({ text }) => /Part (\d+) of (\d+)/.exec(text)?.slice(1, 3));
      expect(marks).toEqual(
        messages.length === 1
          ? [undefined]
          : messages.map((___, index) => [`${index + 1}`, `${messages.length}`]),
      );
    });
  });
});
