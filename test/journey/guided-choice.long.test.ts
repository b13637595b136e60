import { expect, it } from 'vitest';
import { newFolder } from '../new-folder.ts';
import { converse } from './converse.ts';

it('a guided choice: an answer, a question why, another question in between, and a restart', async () => {
  const args = ['chat', '--data', newFolder(), '--thread', 'guide'];
  const [first = '', second = '', why = '', beside = ''] = await converse(args, [
    'help us choose',
    '1',
    'why do you ask?',
    'does flask have an orm?',
  ]);
  expect(first).toContain('Question 1: ');
  expect(first).toMatch(/^1 Yes · 2 No · /m);
  expect(second).toContain('Question 2: ');
  expect(why).toMatch(/\[1\][\s\S]*Question 2: /);
  expect(beside).toContain('Back to question 2: ');

  const [third = '', back = '', end = '', scores = ''] = await converse(args, [
    'skip',
    'go back',
    'just tell me',
    'show the scores',
  ]);
  expect(third).toContain('Question 3: ');
  expect(back).toContain('Back to question 2 ');
  expect(end).toContain('Stopped after 2 questions');
  expect(scores).toContain('Score');
});
