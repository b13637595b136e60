import { expect, it } from 'vitest';
import { matchInThread } from '../../../../src/core/meaning/asked/match-in-thread.ts';
import { newConversation } from '../../../../src/core/turn/conversation.ts';
import { takeInLikelyTopic } from '../../../../src/core/turn/in-likely-topic.ts';
import { buildMeanings } from '../../../../src/knowledge/meanings/build-meanings.ts';
import { pythonWeb, pythonWebAlone } from '../../built-in.ts';
import { wholeTurn } from '../../whole-turn.ts';
import { toyEncoder } from '../toy-encoder.ts';

const asked = (words: string) => ({ conversation: 't', author: 'u', words, audience: 'direct' }) as const;
const { conversation } = wholeTurn(
  newConversation('t'),
  asked('we need an admin panel, which should we use?'),
  pythonWebAlone,
);

it('counts a meaning in the thread only as long as the thread is about what it was made for', async () => {
  const encoder = toyEncoder();
  const meanings = await buildMeanings(pythonWeb, encoder);
  const [vector = null, inThread = new Float32Array()] = await encoder.encode([
    'is that old',
    'how old is django',
  ]);
  const { understood } = takeInLikelyTopic(conversation, asked('is that old'), pythonWebAlone);
  const matched = (about: string | null) =>
    matchInThread(
      {
        ...{ understood, conversation, vector, meanings },
        ...(about !== null && { inThread: [{ kind: 'subject' as const, about, vector: inThread }] }),
      },
      [],
    ).all;
  expect(matched('Django')).not.toEqual(matched(null));
  expect(matched('Flask')).toEqual(matched(null));
});
