import { describe, expect, it } from 'vitest';
import { saidIn } from '../spans-of.ts';
import { openThread } from '../thread.ts';

const heard = (words: string): readonly string[] => {
  const thread = openThread();
  thread.ask(words);
  return thread.state().frame?.needs.map(({ need }) => need) ?? [];
};

describe('what nobody stated', () => {
  it.each([
    'we have to decide by friday: an admin panel and user logins, four devs',
    'logins and an admin panel. by tomorrow i must know which framework',
    'an admin panel please, and at the end of the quarter the board gets a report',
  ])('isn\'t a deadline of the project: "%s"', (words) => {
    expect(heard(words)).toContain('admin-panel');
    expect(heard(words)).not.toContain('fast-delivery');
  });

  it('leaves a deadline of the project what it is', () => {
    expect(heard('an admin panel, and it has to be live by friday')).toContain('fast-delivery');
  });

  it("isn't a wish to choose every part oneself", () => {
    expect(heard('help us pick one: an admin panel, user logins')).not.toContain('freedom');
    expect(heard('help us choose everything for an admin panel with user logins')).not.toContain('freedom');
  });

  it('is no courtesy, either', () => {
    const { answer } = openThread().ask(
      'sorry, me again, thanks: an admin panel, user logins, which framework?',
    );
    expect(saidIn(answer)).not.toMatch(/not weighed[^.]*(?:sorry|me again|thanks)/);
  });
});
