import { expect, it } from 'vitest';
import { stanceOf, yesNoQuestion } from '../../../../src/core/meaning/asked/yes-no.ts';

it.each([
  'does flask have type hints',
  'ok, and is django any good at this?',
  'anyone know if 5.2 is LTS?',
  'Our pods are tiny. would it even fit',
  'flask is enough no?',
  "isn't it dead?",
  'can it cache or not',
])('%s asks for yes or no', (written) => {
  expect(yesNoQuestion(written)).toBeDefined();
});

it.each([
  'which one is faster',
  'how do I deploy it?',
  'is it one project or many packages?',
  'is it alive, and does it stream?',
  "flask can't do async, right?",
  'we need websockets',
])('%s asks for more than a word', (written) => {
  expect(yesNoQuestion(written)).toBeUndefined();
});

it('the last question of a message counts', () => {
  expect(yesNoQuestion('What about jobs? We send mail. Does it retry those?')).toBe('does it retry those?');
});

it('what turns an answer round is another stance, and what only sounds negative is not', () => {
  expect(stanceOf('does it validate forms?')).toBe(stanceOf("doesn't it validate forms?"));
  expect(stanceOf('do i need a package for forms?')).not.toBe(stanceOf('does it validate forms?'));
  expect(stanceOf('is it dead?')).not.toBe(stanceOf('is it alive?'));
  expect(stanceOf('does it have an admin built in?')).not.toBe(stanceOf('does it have an admin?'));
});
