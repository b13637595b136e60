import { expect, it } from 'vitest';
import { matchInThread } from '../../../../src/core/meaning/asked/match-in-thread.ts';
import { firmnessOf } from '../../../../src/core/meaning/firmness.ts';
import { howWanted } from '../../../../src/core/meaning/opening/how-wanted.ts';
import { newConversation } from '../../../../src/core/turn/conversation.ts';
import { takeInLikelyTopic } from '../../../../src/core/turn/in-likely-topic.ts';
import { pythonWebAlone } from '../../built-in.ts';

/** How likely a message at the beginning of a thread wants a question as surely matched as that, by its words alone. */
function wantedIn(words: string, id: string, probability: number): number {
  const conversation = newConversation('t');
  const asked = { conversation: 't', author: 'u', words, audience: 'direct' } as const;
  const { understood } = takeInLikelyTopic(conversation, asked, pythonWebAlone);
  const { answerable } = matchInThread({ understood, conversation, vector: null, meanings: null }, []);
  const claims = understood.reading.topic.questions.find((one) => one.id === id)?.claims ?? [];
  const candidate = { question: id, claims, probability };
  const read = firmnessOf(understood, conversation);
  return howWanted({ understood, candidates: [candidate], answerable, read, mode: 'meaning' }, candidate);
}

it('is likelier the surer the match', () => {
  const message = 'which of them starts fastest on lambda?';
  expect(wantedIn(message, 'cold-start', 0.95)).toBeGreaterThan(wantedIn(message, 'cold-start', 0.4));
});

it('is unlikely where a team tells what it needs, and asks for a pick', () => {
  const message = '3 people, an admin panel by friday and sso for staff. which should we use?';
  expect(wantedIn(message, 'cold-start', 0.7)).toBeLessThan(0.3);
});

it('is likely where a fact is asked for', () => {
  expect(wantedIn('how fast does flask start on lambda?', 'cold-start', 0.8)).toBeGreaterThan(0.5);
});
