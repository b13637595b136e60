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
const ranked = 'we need an admin panel, logins and postgres, four developers. which framework?';

describe('the option that came second', () => {
  it.each([
    "what's the runner-up?",
    'and who came second',
    'what would be your plan b?',
    'the next best one?',
  ])('is told with what it does less well: %s', (words) => {
    const { line, bullets } = after(ranked, words);
    expect(line).toMatch(/^(?:Flask|FastAPI) comes second: /);
    expect(bullets.length).toBeGreaterThan(0);
  });

  it('is not known before something was weighed', () => {
    expect(after('what does django cost?', 'and the second best?').line).not.toMatch(/ comes second/);
  });
});

describe('how far another option would do', () => {
  it.each(['would flask do as well?', 'could Flask handle all of that?', 'does flask cover those too'])(
    'is told by what people need: %s',
    (words) => {
      const { line, bullets } = after(ranked, words);
      expect(line).toMatch(/^(?:Yes|Mostly|Only in part|Hardly)\b.*Django stays ahead\./);
      expect(bullets.join('\n')).toMatch(/^Admin panel: /m);
    },
  );

  it('leaves out who is ahead where that is the one that was asked about', () => {
    expect(after(ranked, 'can django do all that?').line).not.toContain('stays ahead');
  });
});
