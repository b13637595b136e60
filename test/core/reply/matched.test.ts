import { describe, expect, it } from 'vitest';
import { newConversation } from '../../../src/core/turn/conversation.ts';
import { takeTurn } from '../../../src/core/turn/turn.ts';
import { builtIn } from '../built-in.ts';

const ask = (words: string) =>
  takeTurn(newConversation('t'), { conversation: 't', author: 'u', words, audience: 'direct' }, builtIn);
const rulesOf = (words: string): string => ask(words).conversation.traces.at(-1)?.rules.join(' → ') ?? '';

describe('a message that asks for a claim', () => {
  it('word for word is answered with it first, and the trace says so', () => {
    const [topic] = builtIn.topics;
    const claim = topic?.claims.find(({ id }) => id === 'f-fa-csrf');
    const turn = ask(claim?.line ?? '');
    expect(JSON.stringify(turn.answer?.blocks[0])).toContain('f-fa-csrf');
    expect(turn.conversation.traces.at(-1)?.rules.join()).toContain('asks word for word: claim f-fa-csrf');
    expect(turn.gap).toBeNull();
  });

  it('that nothing has is told that there is no direct answer, on what, and it is a gap', () => {
    const turn = ask('is fastapi fips compliant?');
    expect(JSON.stringify(turn.answer?.blocks[0])).toMatch(/don't have|nothing/);
    expect(turn.gap).toMatch(/^(?:question|claim) /);
    expect(turn.conversation.unsure?.about).toBe(turn.gap);
    expect(rulesOf('is fastapi fips compliant?')).not.toMatch(/\[|Float32/);
  });
});
