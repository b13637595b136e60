import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { wordsOf } from '../../spans-of.ts';
import { openThread } from '../../thread.ts';

function after(...said: string[]) {
  const thread = openThread();
  const turns = said.map((words) => thread.ask(words));
  const blocks = turns.at(-1)?.answer.blocks ?? [];
  return {
    line: firstLineOf(blocks),
    bullets: blocks.flatMap((block) => (block.kind === 'bullets' ? block.items.map(wordsOf) : [])),
  };
}
const ranked = 'django or fastapi for an admin panel, with websockets? we are 3 people';

describe('what a pick leaves to the team', () => {
  it.each([
    'what would we have to build ourselves?',
    "which parts aren't there, I mean what do we end up coding by hand?",
  ])('is what it meets in part, of what people need: %s', (words) => {
    expect(after(ranked, words).line).toMatch(
      /^(?:With Django you'd have to see to these yourselves|What Django brings for that, and what it leaves to you):/,
    );
  });

  it.each([
    ['what must we write ourselves if we give in', 'FastAPI'],
    ['and what is missing if we go with fastapi anyway?', 'FastAPI'],
    ['what do we have to add on our own with the other one', 'FastAPI'],
  ])('is told of the other where that is meant: %s', (words, name) => {
    const { line, bullets } = after(ranked, words);
    expect(line).toMatch(new RegExp(`^(?:With|What) ${name} `));
    expect(bullets.join('\n')).toMatch(/^Admin panel: /m);
  });
});

describe('the risks of a pick', () => {
  it('are as many as asked for, those of the needs first', () => {
    const { line, bullets } = after(ranked, 'top two risks please');
    expect(line).toMatch(/^The risks of Django for what you need/);
    expect(bullets).toHaveLength(2);
    expect(bullets[0]).toMatch(/^WebSockets: /);
  });

  it('are not taken for those of something else', () => {
    expect(after(ranked, 'what are the security risks').line).not.toMatch(/^The risks of/);
  });
});

describe('what a pick comes to', () => {
  it.each(['so?', 'ok and now?', 'well then?'])('is one line and the next step: %s', (words) => {
    const { line, bullets } = after(ranked, words);
    expect(line).toMatch(/^(?:So|Undecided): /);
    expect(bullets).toEqual([]);
  });

  it('costs something, which is no price', () => {
    expect(after(ranked, 'what would it cost us?').line).toMatch(/^The price of Django: /);
  });
});

describe('a remark on an answer', () => {
  it.each([
    "that's better",
    'hm interesting',
    "ok, we'll think about it",
    'let me sleep on it',
    "that's a lot to take in",
    'oh. sorry bot',
    'not what i expected',
  ])('is met with a word to whoever made it: %s', (words) => {
    const thread = openThread();
    thread.ask(ranked);
    const { intent, shownTo } = thread.ask(words);
    expect(intent.kind).toBe('smalltalk');
    expect(shownTo).toBe('asker');
  });

  it.each(["what's better", 'how would we do it', 'django is better', "that's not true", 'give me more'])(
    'asks for nothing: %s',
    (words) => {
      const thread = openThread();
      thread.ask(ranked);
      expect(thread.ask(words).intent.kind).not.toBe('smalltalk');
    },
  );
});
