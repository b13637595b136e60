import { describe, expect, it } from 'vitest';
import type { AnswerFrame } from '../../../../src/adapters/chat/platform.ts';
import type { Address } from '../../../../src/adapters/web/address.ts';
import { type MessageContent, messageContentSchema } from '../../../../src/adapters/web/history/message.ts';
import { renderMessages, renderNote } from '../../../../src/adapters/web/render/message.ts';
import { messageView } from '../../../../src/adapters/web/view.ts';
import { type Answer, type Block, plain, strong } from '../../../../src/core/answer/answer.ts';

const address: Address = { user: 'anna', asked: null, isPrivate: false, channel: 'general', thread: 't' };
const frame: AnswerFrame<Address> = {
  conversation: 'c',
  address,
  asked: null,
  isNote: false,
  hasMore: false,
  pictures: new Map(),
  people: new Map([['anna', 'Anna']]),
  repeat: false,
  isEdit: false,
  now: 0,
};
const source = { title: 'Docs', url: 'https://example.org/a', locator: null, asOf: '2026-09' };
const answerOf = (blocks: readonly Block[], sources: Answer['sources'] = []): Answer => ({
  id: 'a1',
  blocks,
  sources,
  declined: false,
  ranking: null,
});
function rendered(answer: Answer, more: Partial<AnswerFrame<Address>> = {}): MessageContent {
  const [content, ...others] = renderMessages(answer, { ...frame, ...more });
  if (content === undefined || others.length > 0) throw new Error('an answer is one message');
  return messageContentSchema.parse(content);
}
const kindsOf = ({ blocks }: MessageContent): readonly string[] => blocks.map(({ kind }) => kind);
const labelsIn = ({ blocks }: MessageContent): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'controls' ? block.buttons.map(({ label }) => label) : []));
const choices: Block = {
  kind: 'choices',
  choices: [
    { label: 'Why?', says: 'why?' },
    { label: 'Weigh', opens: 'weigh:1' },
  ],
};

const headline: Block = { kind: 'headline', spans: [plain('Django.')] };
const paragraph: Block = { kind: 'paragraph', spans: [plain('It has an admin.')] };

describe('an answer', () => {
  it('is read first and pressed last, with its sources between', () => {
    const content = rendered(answerOf([headline, paragraph, choices], [source]));
    expect(kindsOf(content)).toEqual(['headline', 'paragraph', 'source', 'controls']);
  });

  it('that is about what can be pressed shows that first', () => {
    expect(kindsOf(rendered(answerOf([headline, choices, paragraph])))).toEqual([
      'headline',
      'controls',
      'paragraph',
    ]);
  });

  it('links its only source, and lists more of them by a press', () => {
    const [one] = rendered(answerOf([], [source])).blocks;
    expect(one).toMatchObject({ kind: 'source', url: source.url, all: null });
    const [many] = rendered(answerOf([], [source, { ...source, title: 'Other' }])).blocks;
    expect(many).toMatchObject({ kind: 'source', url: null, all: { label: 'All 2 sources' } });
  });

  it('offers the rest of it, and where only one person sees it, to show it to the others', () => {
    expect(labelsIn(rendered(answerOf([choices]), { hasMore: true }))).toEqual(['Why?', 'Weigh', 'More']);
    const privately = { ...address, isPrivate: true };
    expect(labelsIn(rendered(answerOf([choices]), { address: privately }))).toContain(
      'Share with the channel',
    );
    expect(labelsIn(rendered(answerOf([choices]), { address: privately, isNote: true }))).toEqual([
      'Why?',
      'Weigh',
    ]);
  });

  it('names what was pressed, and says if it may be there twice', () => {
    const asked = { by: 'anna', words: 'Why?', how: 'press' } as const;
    const content = rendered(answerOf([headline]), { asked, repeat: true });
    expect(kindsOf(content)).toEqual(['note', 'asked', 'headline']);
    expect(JSON.stringify(content)).toContain('Anna');
  });

  it('has a press that no page sees, under a name that changes with it', () => {
    const content = rendered(answerOf([choices]));
    const view = messageView({
      kind: 'posted',
      id: 'm',
      channel: 'general',
      thread: 't',
      shownTo: null,
      at: 0,
      answer: 'a1',
      part: 0,
      content,
      isEdited: false,
    });
    expect(JSON.stringify(view)).not.toMatch(/press|weigh:1|"words"/);
    const other = rendered(answerOf([{ kind: 'choices', choices: [{ label: 'Why?', says: 'why not?' }] }]));
    const keyOf = ({ blocks }: MessageContent): unknown =>
      blocks.flatMap((block) => (block.kind === 'controls' ? block.buttons : []))[0]?.key;
    expect(keyOf(other)).not.toBe(keyOf(content));
  });
});

describe('whatever people write', () => {
  const hostile = '<img src=x onerror=alert(1)> **b** <@anna> \u202etxt\u0007';

  it('stays text, without what would be invisible', () => {
    const content = rendered(answerOf([{ kind: 'paragraph', spans: [plain(hostile), strong(hostile)] }]));
    const [block] = content.blocks;
    const text = '<img src=x onerror=alert(1)> **b** <@anna> txt ';
    expect(block).toEqual({
      kind: 'paragraph',
      spans: [
        { kind: 'text', text, style: 'plain' },
        { kind: 'text', text, style: 'strong' },
      ],
    });
  });

  const elsewhere = [
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//x',
    'x',
  ];

  it.each(elsewhere)('leads nowhere by %s', (url) => {
    const cited = [{ ...source, url }];
    const content = rendered(
      answerOf(
        [
          {
            kind: 'paragraph',
            spans: [
              { kind: 'citation', source: 1, claim: 'c' },
              { kind: 'link', text: 'x', url },
            ],
          },
        ],
        cited,
      ),
    );
    expect(JSON.stringify(content)).not.toContain(url === 'x' ? '"url":"x"' : url);
  });
});

it('a note to nobody’s conversation has nothing to press', () => {
  const note = { answer: answerOf([headline, choices]), button: null };
  expect(kindsOf(renderNote({ ...note, conversation: null }, address, new Map()))).toEqual(['headline']);
  const button = { label: 'Unmute', press: { kind: 'unmute' } } as const;
  const content = renderNote({ ...note, conversation: 'c', button }, address, new Map());
  expect(labelsIn(content)).toEqual(['Why?', 'Weigh', 'Unmute']);
});
