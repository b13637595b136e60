import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { openThread } from '../../thread.ts';

function lineAfter(...said: string[]): string {
  const thread = openThread();
  const turns = said.map((words) => thread.ask(words));
  return firstLineOf(turns.at(-1)?.answer.blocks ?? []);
}

describe('whether one of the needs decides', () => {
  it('is answered by the pick without it', () => {
    const ranked = 'an admin panel, logins and postgres. which one?';
    expect(lineAfter(ranked, 'does the postgres part change anything?')).toMatch(
      /^No: without postgres it's still Django\.$/,
    );
  });

  it('is plain where it is all that was weighed', () => {
    expect(
      lineAfter('we need an admin panel, which framework?', 'does the admin panel really matter?'),
    ).toMatch(/^Yes, it's all that I've weighed: /);
  });

  it('names the other pick where it does', () => {
    const ranked = 'websockets for 5000 open connections, and an admin panel. which framework?';
    const line = lineAfter(ranked, 'would the admin panel make a difference?');
    expect(line).toMatch(/^(?:Yes|No): without an admin panel it(?:'d be|'s still) /);
  });
});
