import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerFrame, Picture } from '../../../../src/adapters/chat/platform.ts';
import type { Address } from '../../../../src/adapters/discord/address.ts';
import { limits } from '../../../../src/adapters/discord/limits.ts';
import { textLength } from '../../../../src/adapters/discord/render/components.ts';
import { type Message, renderMessages } from '../../../../src/adapters/discord/render/message.ts';
import { plainer } from '../../../../src/adapters/discord/render/plainer.ts';
import { type Answer, type Block, plain } from '../../../../src/core/answer/answer.ts';
import type { Chart } from '../../../../src/core/answer/chart.ts';
import { newConversation } from '../../../../src/core/turn/conversation.ts';
import { takeTurn } from '../../../../src/core/turn/turn.ts';
import { anyAnswer } from '../../../doubles/answers.ts';
import { fileProblems, flatten, messageProblems, pngSignature } from '../../../doubles/discord/rules.ts';
import { openSpec } from '../../../doubles/discord/spec.ts';
import { knowledge } from '../harness.ts';

const conversation = '1234567890123456789';
const answerOf = (blocks: readonly Block[], sources = 0): Answer => ({
  id: 'abcdef0123',
  blocks,
  sources: Array.from({ length: sources }, (_, n) => ({
    title: `Source ${n}`,
    url: n % 2 === 0 ? `https://example.org/${n}_(x)` : null,
    locator: null,
    asOf: '2026-11',
  })),
  declined: false,
  ranking: null,
});
const address: Address = {
  user: '323456789012345678',
  asked: null,
  isPrivate: false,
  channel: conversation,
  isThread: true,
  opens: null,
  answers: null,
  interaction: null,
  reach: 'channel',
  tools: { mute: true, ask: true, share: true },
  foot: false,
};
const frame: AnswerFrame<Address> = {
  conversation,
  address,
  asked: null,
  isNote: false,
  pictures: new Map(),
  people: new Map(),
  hasMore: false,
  repeat: false,
  isEdit: false,
  now: 0,
};
const render = (answer: Answer) => renderMessages(answer, frame).map(({ components }) => components);
/** The answer with a picture for each of its charts. */
const renderPictures = (answer: Answer, charts: readonly Chart[]): readonly Message[] => {
  const picture: Picture = { ref: 'chart', png: pngSignature };
  return renderMessages(answer, { ...frame, pictures: new Map(charts.map((chart) => [chart, picture])) });
};
const filesOf = ({ pictures }: Message) => new Map(pictures.map(({ name, png }) => [name, png]));
const body = (components: ReturnType<typeof render>[number]) => ({
  components: JSON.parse(JSON.stringify(components)),
  flags: 1 << 15,
  allowed_mentions: { parse: [] },
  nonce: '1',
  enforce_nonce: true,
});

function expectValid(messages: ReturnType<typeof render>): void {
  for (const message of messages) {
    expect(messageProblems(body(message))).toEqual([]);
    expect(openSpec().request('POST', '/channels/123456789012345678/messages', body(message))).toEqual([]);
  }
}

/** What a reader sees of a message's Markdown, roughly: no signs of markup, no links' addresses. */
const seen = (messages: ReturnType<typeof render>): string =>
  messages
    .flatMap((message) => flatten(body(message).components))
    .flatMap(({ type, content }) => (type === 10 ? [String(content)] : []))
    .join(' ')
    .replace(/\]\(<[^>]*>\)/g, ']')
    .replace(/\u200b|\\(?=[^\w\s])/g, '');

describe('an answer in Discord', () => {
  it('is valid and within every limit, whatever it contains', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const messages = render({
          ...answer,
          blocks: [{ kind: 'headline', spans: [plain('Yes.')] }, ...answer.blocks],
        });
        expectValid(messages);
        for (const message of messages) expect(textLength(message)).toBeLessThanOrEqual(limits.text);
      }),
      { numRuns: 200 },
    );
  });

  it('is within every limit with charts as pictures, each in the message with its file', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const charts = answer.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
        const messages = renderPictures(
          { ...answer, blocks: [{ kind: 'headline', spans: [plain('Yes.')] }, ...answer.blocks] },
          charts,
        );
        expectValid(messages.map(({ components }) => components));
        expect(messages.flatMap((message) => [...filesOf(message).keys()])).toEqual(
          charts.map((_, at) => `chart-${at + 1}.png`),
        );
        for (const message of messages) {
          expect(fileProblems(body(message.components), filesOf(message))).toEqual([]);
          const drawn = plainer(message);
          expect(drawn === null).toBe(message.pictures.length === 0);
          if (drawn === null) continue;
          expectValid([drawn.components]);
          expect(fileProblems(body(drawn.components), filesOf(drawn))).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is within every limit with pictures between texts, above as many sections and rows as possible', () => {
    for (let count = 0; count <= 8; count++) {
      const charts = Array.from({ length: count }, (_, at) => ({
        kind: 'spread' as const,
        title: `Chart ${at}`,
        alt: '',
        people: 2,
        rows: [{ name: 'a', lowest: 0, lowerQuartile: 0, median: 0, upperQuartile: 0, highest: 0 }],
      }));
      for (let offers = 0; offers <= 24; offers++) {
        const choices = Array.from({ length: offers }, (_, n) => ({
          label: `Choice ${n}`,
          says: `${n}`.repeat(n % 2 === 0 ? 200 : 2),
        }));
        const texts = charts.flatMap((chart) => [
          { kind: 'chart' as const, chart },
          { kind: 'bullets' as const, items: [[plain('A')], [plain('B')]] },
        ]);
        const blocks = [
          { kind: 'headline' as const, spans: [plain('Yes.')] },
          ...texts,
          { kind: 'choices' as const, choices },
        ];
        expectValid(renderPictures(answerOf(blocks, 3), charts).map(({ components }) => components));
      }
    }
  });

  it('is within every limit whatever forms it offers, and offers each of them', () => {
    fc.assert(
      fc.property(anyAnswer, fc.integer({ min: 1, max: 12 }), (answer, count) => {
        const choices = Array.from({ length: count }, (_, n) => ({ label: `Form ${n}`, opens: `test:${n}` }));
        const messages = render({ ...answer, blocks: [...answer.blocks, { kind: 'choices', choices }] });
        expectValid(messages);
        const last = JSON.stringify(messages.at(-1));
        for (const { opens } of choices) expect(last).toContain(`"f:${conversation}:${opens}"`);
      }),
      { numRuns: 150 },
    );
  });

  it('offers few choices as buttons in their order, and picks more of them from one list', () => {
    const opens = (n: number) => ({ label: `Form ${n}`, opens: `test:${n}` });
    const says = (n: number) => ({ label: `Word ${n}`, says: `word ${n}` });
    type Choices = Extract<Block, { kind: 'choices' }>['choices'];
    const rows = (...groups: Choices[]): (string | undefined)[][] =>
      (render(answerOf(groups.map((choices) => ({ kind: 'choices', choices })))).at(-1) ?? []).flatMap(
        (row) =>
          row.type === 1
            ? [
                row.components.flatMap((one) => {
                  if ('options' in one) return one.options.map(({ label }) => `> ${label}`);
                  return 'label' in one ? [one.label] : [];
                }),
              ]
            : [],
      );
    expect(rows([says(1), opens(1), says(2)])[0]).toEqual(['Word 1', 'Form 1', 'Word 2']);
    const many = [says(1), ...[1, 2, 3, 4].map(opens), says(2)];
    expect(rows(many)[0]).toEqual(many.map(({ label }) => `> ${label}`));
    expect(rows([says(1), says(2), says(3)], [2, 3, 4, 5].map(opens)).slice(0, 2)).toEqual([
      ['Word 1', 'Word 2', 'Word 3'],
      ['> Form 2', '> Form 3', '> Form 4', '> Form 5'],
    ]);
  });

  it('loses nothing when it is split, and numbers its parts', () => {
    const words = Array.from({ length: 2500 }, (_, n) => `word${n}`);
    const items = Array.from({ length: 60 }, (_, n) => [
      plain(`item${n} ${'x'.repeat(150)} `),
      { kind: 'citation' as const, source: 1, claim: 'c' },
    ]);
    const messages = render(
      answerOf(
        [
          { kind: 'paragraph', spans: [plain(words.join(' '))] },
          { kind: 'bullets', items },
        ],
        12,
      ),
    );
    const text = seen(messages);
    expectValid(messages);
    expect(messages.length).toBeGreaterThan(5);
    for (const word of words) expect(text).toContain(`${word} `);
    for (const [n] of items.entries()) expect(text).toContain(`item${n} `);
    for (const [n] of messages.entries())
      expect(text).toContain(`Part ${n + 1} of ${messages.length} of abcdef0123`);
    expect(messages.slice(0, -1).every((message) => message.length === 1)).toBe(true);
  });

  it('shows echoed words as they are: no mention, no markup, no link', () => {
    const hostile =
      '@everyone <@123456789012345678> <#1> **bold** [a](https://evil.example) # top\n> q ||s|| `c` https://evil.example';
    const [message] = render(answerOf([{ kind: 'paragraph', spans: [plain(hostile)] }]));
    const written = JSON.stringify(message);
    expect(written).not.toMatch(/@everyone|[^\\]<@|[^\\]<#|[^\\]\*\*|https:\/\//);
  });

  it('names its sources in one line, and an only one as a link without a preview', () => {
    const [message] = render(
      answerOf(
        [{ kind: 'paragraph', spans: [plain('So. '), { kind: 'citation', source: 1, claim: 'c' }] }],
        2,
      ),
    );
    expect(JSON.stringify(message)).toContain('-# example.org, Source 1; Nov 2026 · All 2 sources');
    const [only] = render(answerOf([{ kind: 'paragraph', spans: [plain('So.')] }], 1));
    expect(JSON.stringify(only)).toContain('[Source 0; Nov 2026](<https://example.org/0_%28x%29>)');
  });

  it('writes a small table in columns, and a wide one as lines that a phone can break', () => {
    const table = (cell: string): Block => ({
      kind: 'table',
      columns: ['', 'Django', 'FastAPI'],
      rows: [{ name: 'ORM', cells: [[plain('own')], [plain(cell)]] }],
    });
    expect(seen(render(answerOf([table('none')])))).toContain(
      '```\n     Django  FastAPI\nORM  own     none\n```',
    );
    expect(seen(render(answerOf([table('none built in; SQLModel or SQLAlchemy')])))).toContain(
      '**ORM**\n`Django\u00a0` own\n`FastAPI` none built in; SQLModel or SQLAlchemy',
    );
  });

  it('offers up to four choices as buttons, more as a select, and long words next to a button', () => {
    const choices = (count: number, says: (n: number) => string): Block => ({
      kind: 'choices',
      choices: Array.from({ length: count }, (_, n) => ({ label: `Choice ${n}`, says: says(n) })),
    });
    const types = (block: Block): unknown[] =>
      flatten(
        body(render(answerOf([{ kind: 'headline', spans: [plain('Which?')] }, block])).at(-1) ?? [])
          .components,
      ).map(({ type }) => type);
    expect(types(choices(3, (n) => `say ${n}`)).filter((type) => type === 2)).toHaveLength(3 + 1);
    expect(types(choices(9, (n) => `say ${n}`)).filter((type) => type === 3)).toHaveLength(1 + 1);
    expect(
      types(choices(2, (n) => `${'long words '.repeat(10)}${n}`)).filter((type) => type === 9),
    ).toHaveLength(2);
  });

  it('to every kind of question fits one message', () => {
    const asked = [
      'help',
      'what do you cover?',
      'django or fastapi?',
      'compare django, flask and fastapi',
      'we need an admin panel by friday. which?',
      'how do we choose?',
      'tell me about django',
      'is litestar better than fastapi?',
      'write me a view',
      'why?',
      'are you sure?',
      'how much does a django developer earn',
    ];
    let before = newConversation('1');
    for (const words of asked) {
      const turn = takeTurn(before, { conversation: '1', author: 'a', words, audience: 'direct' }, knowledge);
      before = turn.conversation;
      if (turn.answer === null) throw new Error(`"${words}" has no answer`);
      const messages = render(turn.answer);
      expectValid(messages);
      expect(messages).toHaveLength(1);
    }
  });
});
