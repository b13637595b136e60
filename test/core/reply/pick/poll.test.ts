import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { wordsOf } from '../../spans-of.ts';
import { openThread } from '../../thread.ts';

describe('a poll between options', () => {
  it.each([
    ['please make a poll: django or flask for the intranet', ['1 Django', '2 Flask']],
    ['could you set up a quick poll, fastapi vs flask?', ['1 FastAPI', '2 Flask']],
  ])('is a text to paste: %s', (words, options) => {
    const { blocks } = openThread().ask(words).answer;
    const bullets = blocks.flatMap((block) => (block.kind === 'bullets' ? block.items.map(wordsOf) : []));
    expect(firstLineOf(blocks)).toMatch(/^To paste as a poll: /);
    expect(bullets.map((text) => text.split(':')[0]).sort()).toEqual([...options].sort());
  });

  it('is between those of the thread where none is named, the pick first', () => {
    const thread = openThread();
    thread.ask('django or fastapi for an admin panel?');
    const { blocks } = thread.ask('write a poll for us').answer;
    const [first = ''] = blocks.flatMap((block) =>
      block.kind === 'bullets' ? block.items.map(wordsOf) : [],
    );
    expect(first).toMatch(/^1 Django: /);
  });
});
