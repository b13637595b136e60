import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMessages } from '../../../../src/adapters/slack/render/message.ts';
import { blocksSize, elementsSize } from '../../../../src/adapters/slack/render/size.ts';
import { anyAnswer } from '../../../doubles/answers.ts';

describe('the size of blocks', () => {
  it.each([true, false])('is that of their JSON, whatever the answer (with tables: %s)', (tables) => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const messages = renderMessages(answer, {
          conversation: 'C0123456789:1700000000.000100',
          asked: { by: 'U1', words: 'which?' },
          unshared: false,
          tables,
          pictures: new Map(),
          people: new Map(),
          repeat: true,
          now: Date.UTC(2026, 10, 22),
        });
        for (const { blocks } of messages) expect(blocksSize(blocks)).toBe(JSON.stringify(blocks).length);
      }),
      { seed: 4, numRuns: 150 },
    );
  });

  it('is that of their JSON, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const elements = texts.map((text) => ({ type: 'text' as const, text, style: { bold: true } }));
        expect(elementsSize(elements)).toBe(JSON.stringify(elements).length);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
