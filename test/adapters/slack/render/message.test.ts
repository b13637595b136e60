import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../../src/adapters/slack/limits.ts';
import { renderMessages } from '../../../../src/adapters/slack/render/message.ts';
import { type Answer, plain } from '../../../../src/core/answer/answer.ts';
import { newConversation } from '../../../../src/core/turn/conversation.ts';
import { takeTurn } from '../../../../src/core/turn/turn.ts';
import { builtIn } from '../../../core/built-in.ts';
import { anyAnswer } from '../../../doubles/answers.ts';
import { addressIn, newFrame } from '../../../doubles/slack/frame.ts';
import { haveSchemas, openSchemas } from '../../../doubles/slack/schemas.ts';

const frame = newFrame();
const schemas = openSchemas();

function expectWithinLimits(messages: ReturnType<typeof renderMessages>): void {
  for (const { blocks, text } of messages) {
    expect(blocks.length).toBeLessThanOrEqual(limits.blocksInMessage);
    expect(blocks.filter(({ type }) => type === 'table').length).toBeLessThanOrEqual(1);
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThanOrEqual(limits.messageText);
    expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(13_000);
    if (schemas !== undefined) expect(schemas.blocks(blocks)).toEqual([]);
  }
}

/** Every string a reader can see. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join('');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, inner]) => (key === 'text' && typeof inner === 'string' ? inner : shown(inner)))
    .join('');
}

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

const dates = /<!date\^\d+\^\{date_short_pretty\} at \{time\}\|[\w :+,-]+>/g;

describe('an answer as Slack messages', () => {
  it.runIf(haveSchemas)('is checked against the Block Kit schema', () =>
    expect(schemas?.blocks([{ type: 'nonsense' }])).not.toEqual([]),
  );

  it('keeps every limit, whatever the answer', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => expectWithinLimits(renderMessages(answer, frame))),
      { numRuns: 150 },
    );
  });

  it('keeps every limit with its charts as pictures, and describes each in words', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const charts = answer.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
        const picture = { ref: 'F012345678', png: new Uint8Array() };
        const pictures = new Map(charts.map((chart) => [chart, picture]));
        const messages = renderMessages(answer, { ...frame, pictures });
        expectWithinLimits(messages);
        const images = messages.flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'image'));
        expect(images).toHaveLength(charts.length);
        expect(images.filter((block) => !('alt_text' in block) || block.alt_text === '')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps every limit with bullets instead of tables', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) =>
        expectWithinLimits(
          renderMessages(answer, {
            ...frame,
            tables: false,
            address: addressIn({ isPrivate: true }),
            repeat: true,
            asked: { by: 'U1', words: '<!channel> '.repeat(500), how: 'command' },
          }),
        ),
      ),
      { numRuns: 50 },
    );
  });

  it('has the same parts when marked as a repeat', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const once = renderMessages(answer, frame).map(({ blocks }) => blocks);
        const again = renderMessages(answer, { ...frame, repeat: true }).map(({ blocks }) => blocks);
        expect(again.map(([, ...blocks]) => blocks)).toEqual(once);
      }),
      { numRuns: 50 },
    );
  });

  it('loses no word of a paragraph, bullet or table', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const seen = bare(
          shown(renderMessages(answer, frame).map(({ blocks }) => blocks)).replaceAll('&amp;', '&'),
        );
        for (const block of answer.blocks) {
          if (block.kind !== 'paragraph') continue;
          for (const span of block.spans) if (span.kind === 'plain') expect(seen).toContain(bare(span.text));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('pings nobody: rich text is literal, mrkdwn and text are escaped', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        for (const { blocks, text } of renderMessages(answer, frame)) {
          expect(text).not.toMatch(/<[!@#]/);
          // A time is markup too, and pings nobody.
          for (const match of JSON.stringify(blocks).matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g))
            expect((match[1] ?? '').replaceAll(dates, '')).not.toMatch(/<[!@#]/);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('marks the parts of a split answer and keeps a headline first', () => {
    const answer: Answer = {
      id: '0123456789',
      blocks: [
        { kind: 'headline', spans: [plain('Django.')] },
        {
          kind: 'bullets',
          items: Array.from({ length: 80 }, (_, n) => [plain(`point ${n} ${'word '.repeat(60)}`)]),
        },
      ],
      sources: [],
      declined: false,
      ranking: null,
    };
    const messages = renderMessages(answer, frame);
    expect(messages.length).toBeGreaterThan(2);
    expect(messages[0]?.blocks[0]).toMatchObject({ type: 'header', text: { text: 'Django.' } });
    expect(messages.map(({ text }) => /Part (\d+) of (\d+)/.exec(text)?.slice(1, 3))).toEqual(
      messages.map((_, index) => [`${index + 1}`, `${messages.length}`]),
    );
  });

  it('says something even if an answer is empty', () => {
    const [only, ...rest] = renderMessages(
      { id: 'x', blocks: [], sources: [], declined: true, ranking: null },
      frame,
    );
    expect(rest).toEqual([]);
    expect(only?.text).toBe('An answer');
  });

  it('renders today’s answers within every limit, in one message each', () => {
    const knowledge = builtIn;
    const questions = [
      'django or flask?',
      'compare django, flask and fastapi on databases',
      'tell me about fastapi',
      "we're 3 people and need an admin panel by friday. which?",
      'how do we choose?',
      'what do you cover?',
      'help',
      'hello',
      'is litestar better than fastapi?',
      'write me a view',
      'how much does a django developer earn',
      '<!channel> *django* `flask`?',
    ];
    for (const words of questions) {
      const { answer } = takeTurn(
        newConversation('c'),
        { conversation: 'c', author: 'U1', words, audience: 'direct' },
        knowledge,
      );
      if (answer === null) throw new Error(`no answer to ${words}`);
      const messages = renderMessages(answer, frame);
      expectWithinLimits(messages);
      expect(messages.length).toBe(1);
    }
  });
});
