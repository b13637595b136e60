import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sections } from '../../../../src/adapters/slack/render/sections.ts';
import { richSpans } from '../../../../src/adapters/slack/render/spans.ts';
import { anyAnswer } from '../../../doubles/answers.ts';

describe('the size of a section', () => {
  it('is the length of its JSON, whatever is in it', () => {
    fc.assert(
      fc.property(anyAnswer, ({ blocks, sources }) => {
        for (const block of blocks)
          if ('spans' in block)
            for (const { elements, size } of sections(richSpans(block.spans, sources)))
              expect(size).toBe(JSON.stringify(elements).length);
      }),
      { seed: 4, numRuns: 150 },
    );
  });

  it('is the length of its JSON, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const given = texts.map((text) => ({ type: 'text' as const, text, style: { bold: true } }));
        for (const { elements, size } of sections(given)) expect(size).toBe(JSON.stringify(elements).length);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
