import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { wordsOf } from '../../spans-of.ts';
import { openThread } from '../../thread.ts';

const ranked = 'we need an admin panel, logins and postgres, four developers. which framework?';

describe('a text of the pick to paste', () => {
  it.each([
    'write that up for our wiki',
    'can you draft a short adr for it?',
    'put the decision in a note that I can paste into the ticket',
  ])('says what, why and what else was looked at: %s', (words) => {
    const thread = openThread();
    thread.ask(ranked);
    const { blocks } = thread.ask(words).answer;
    const bullets = blocks.flatMap((block) => (block.kind === 'bullets' ? block.items.map(wordsOf) : []));
    expect(firstLineOf(blocks)).toMatch(/^Decision: Django/);
    expect(bullets.join('\n')).toMatch(/^Considered: /m);
  });
});
