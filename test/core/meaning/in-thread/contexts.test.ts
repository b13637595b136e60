import { expect, it } from 'vitest';
import { contextsOf, textsInThread } from '../../../../src/core/meaning/in-thread/contexts.ts';
import { newConversation } from '../../../../src/core/turn/conversation.ts';
import { takeInLikelyTopic } from '../../../../src/core/turn/in-likely-topic.ts';
import { pythonWebAlone } from '../../built-in.ts';
import { wholeTurn } from '../../whole-turn.ts';

const asked = (words: string) => ({ conversation: 't', author: 'u', words, audience: 'direct' }) as const;

/** What a message may leave to a thread that began so. */
function contextsAfter(opening: string, words: string) {
  const { conversation } = wholeTurn(newConversation('t'), asked(opening), pythonWebAlone);
  const { understood } = takeInLikelyTopic(conversation, asked(words), pythonWebAlone);
  return contextsOf(understood, conversation);
}

it('is the option that the thread came down to, and the first claim of its answer', () => {
  const [subject, told] = contextsAfter('we need an admin panel, which should we use?', 'how old?');
  expect(subject).toEqual({ kind: 'subject', about: 'Django' });
  expect(told?.kind).toBe('told');
  expect(told?.about).toMatch(/admin/i);
});

it('is the question that was answered, also where a message names another option', () => {
  expect(contextsAfter('is flask dead?', 'and django, who maintains that?')).toEqual([
    { kind: 'told', about: expect.stringMatching(/flask/i) },
  ]);
});

it('is nothing at the beginning of a thread', () => {
  const { understood } = takeInLikelyTopic(newConversation('t'), asked('is flask dead?'), pythonWebAlone);
  expect(contextsOf(understood, newConversation('t'))).toEqual([]);
});

it('comes before the message', () => {
  const texts = textsInThread('how old?', [
    { kind: 'subject', about: 'Django' },
    { kind: 'told', about: 'Is Flask dead?' },
  ]);
  expect(texts.map(({ text }) => text)).toEqual(['Django: how old?', 'Is Flask dead? how old?']);
});
