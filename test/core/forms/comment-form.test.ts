import { describe, expect, it } from 'vitest';
import { commentRef } from '../../../src/core/forms/comment-form.ts';
import { noteOf, openForms } from './openers.ts';

async function feedbackIn({ assistant }: ReturnType<typeof openForms>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const entry of assistant.feedback.all('w')) all.push(entry);
  return all;
}

describe('the form for what was missing', () => {
  const wanted = { ref: commentRef('0123456789') };

  it('keeps the comment with the verdict, and thanks for it', async () => {
    const forms = openForms();
    expect(noteOf(await forms.submit(wanted, { comment: ' too long ' }))).toContain('thanks.');
    expect(await feedbackIn(forms)).toEqual([
      {
        answer: '0123456789',
        conversation: 'c',
        author: 'anna',
        verdict: 'not-helpful',
        comment: 'too long',
        at: 1,
      },
    ]);
  });

  it('keeps nothing where nothing was written', async () => {
    const forms = openForms();
    expect(noteOf(await forms.submit(wanted, {}))).toContain('thanks.');
    expect(await feedbackIn(forms)).toEqual([]);
  });
});
