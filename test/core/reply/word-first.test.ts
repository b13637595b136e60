import { expect, it } from 'vitest';
import { newConversation } from '../../../src/core/turn/conversation.ts';
import type { Question } from '../../../src/core/turn/question.ts';
import { takeTurn } from '../../../src/core/turn/turn.ts';
import { builtIn } from '../built-in.ts';

/** The first line of the answer to the last of some messages in one thread. */
function firstLine(...said: readonly string[]): string {
  let conversation = newConversation('t');
  let line = '';
  for (const words of said) {
    const question: Question = { conversation: 't', author: 'u', words, audience: 'direct' };
    const turn = takeTurn(conversation, question, builtIn);
    conversation = turn.conversation;
    const [first] = turn.answer?.blocks ?? [];
    line =
      first !== undefined && 'spans' in first
        ? first.spans.map((span) => ('text' in span ? span.text : '')).join('')
        : '';
  }
  return line;
}

it.each([
  ['so, does flask have type hints now', /^Yes\. Flask ships/],
  ['does flask generate swagger by itself', /^No\. /],
  ['does django do rate limiting', /^Yes, with an add-on\. /],
])('%s begins with the word that answers it', (words, line) => {
  expect(firstLine(words)).toMatch(line);
});

it.each(['how does flask do type hints?', 'which one has rate limiting', 'is django or flask faster?'])(
  '%s asks for no such word',
  (words) => {
    expect(firstLine(words)).not.toMatch(/^(?:Yes|No|Partly)\b/);
  },
);

it('puts right what takes the opposite for granted', () => {
  expect(firstLine("since flask doesn't do async views at all, we need fastapi")).toMatch(/^That's not/);
});

it('says no "no" to what asks for the opposite', () => {
  expect(firstLine('is sqlmodel still maintained?')).not.toMatch(/^No\b/);
});

it('what nothing answers in a thread is told so, and not answered with its subject', () => {
  const line = firstLine('is django slow?', 'and would anybody at the embassy notice that');
  expect(line).toMatch(/^I (?:don't have|have nothing|didn't get)/);
});
