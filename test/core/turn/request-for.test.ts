import { describe, expect, it } from 'vitest';
import { newConversation } from '../../../src/core/turn/conversation.ts';
import { takeTurn } from '../../../src/core/turn/turn.ts';
import { requestOfMeaning } from '../../../src/core/understanding/decide/requests/request-of-meaning.ts';
import {
  requestClasses,
  requestRows,
} from '../../../src/core/understanding/decide/requests/request-of-meaning-weights.ts';
import { builtIn } from '../built-in.ts';

/** A vector in the direction that speaks for a class. */
function like(id: string): Float32Array {
  const row = requestRows[requestClasses.indexOf(id)];
  if (row === undefined) throw new Error(`there is no class ${id}`);
  const weights = Float32Array.from(new Int8Array(Buffer.from(row.weights, 'base64')));
  const length = Math.hypot(...weights);
  return weights.map((weight) => weight / length);
}

const words = 'brumble the quontic flarn';

function after(meaning: Float32Array | null) {
  const question = { conversation: 't', author: 'u', audience: 'direct' } as const;
  const first = takeTurn(
    newConversation('t'),
    { ...question, words: 'an admin panel by friday, django or fastapi?' },
    builtIn,
  );
  return takeTurn(first.conversation, { ...question, words, meaning }, builtIn);
}

describe('a message whose words lead nowhere', () => {
  it.each(['tldr', 'sources', 'change'])('is taken for what it asks by its meaning: %s', (id) => {
    expect(requestOfMeaning(like(id))?.kind).toBe(id);
    expect(after(like(id)).answer?.blocks).not.toEqual(after(null).answer?.blocks);
    expect(after(like(id)).answer?.declined).toBe(false);
  });

  it.each(['record', 'vote', 'restart'])('never binds anybody by its meaning alone: %s', (id) => {
    expect(requestOfMeaning(like(id))?.kind).toBe(id);
    expect(after(like(id)).effect).toBeNull();
    expect(after(like(id)).answer?.blocks).toEqual(after(null).answer?.blocks);
  });

  it('is asked back where its meaning is that of talk', () => {
    expect(after(like('talk')).answer?.blocks).toEqual(after(null).answer?.blocks);
  });
});
