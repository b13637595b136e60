import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { wordsOf } from '../../spans-of.ts';
import { openThread } from '../../thread.ts';

function after(...said: string[]) {
  const thread = openThread();
  const turn = said.map((words) => thread.ask(words)).at(-1);
  const blocks = turn?.answer.blocks ?? [];
  return {
    intent: turn?.intent,
    line: firstLineOf(blocks),
    text: blocks
      .flatMap((block) => {
        if (block.kind === 'bullets') return block.items;
        return 'spans' in block ? [block.spans] : [];
      })
      .map(wordsOf)
      .join('\n'),
  };
}

describe('what to tell whoever decides', () => {
  it.each([
    'we sell a booking API to 30 clients, they want generated docs and quotas. flask or fastapi?',
    'our flask screens take 6 s, the director wants fastapi',
  ])('is not asked for by who only tells what others want: %s', (words) => {
    expect(after(words).line).not.toMatch(/^Tell /);
  });

  it('names both sides with what each pays, whose they are, and what settles it', () => {
    const { text } = after('how do i persuade our vp? he likes flask, the team prefers django');
    expect(text).toMatch(/^Flask \(your VP\): /m);
    expect(text).toMatch(/^Django \(the team\): /m);
    expect(text).toMatch(/^What settles it: /m);
  });

  it('leads with the pick where people said what they need', () => {
    const { line } = after(
      'django or fastapi for an admin panel?',
      'what do i tell the ceo? she wants fastapi, we want django',
    );
    expect(line).toMatch(/^For what you need: Django/);
  });

  it('explains one option without jargon, and why any is needed where that is asked', () => {
    const { line, text } = after(
      'explain to our cfo in plain words why we need a framework and why we lean towards django',
    );
    expect(line).toMatch(/^A framework is /);
    expect(text).toMatch(/^Why Django: /m);
  });

  it('can be told shorter, or without a word, like any answer', () => {
    const asked = 'explain to my manager in plain words why fastapi';
    for (const words of ['shorter please', 'without the word "async"'])
      expect(after(asked, words).line).not.toMatch(/can't write texts/);
  });

  it.each([
    'my boss asks which is faster, django or fastapi',
    'django or flask for the customer portal?',
    'which of them is easier to sell to clients, django or flask?',
  ])('is not what other questions with such words want: %s', (words) => {
    expect(after(words).intent).not.toMatchObject({ wants: 'pitch' });
  });
});
