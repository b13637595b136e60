import { describe, expect, it } from 'vitest';
import { saidIn } from '../../spans-of.ts';
import { ask } from '../../thread.ts';

describe('what is asked for beside the needs', () => {
  it('is named as not weighed', () => {
    const said = saidIn(ask('we need an admin panel and file uploads. which one?').answer);
    expect(said).toContain('you also said file uploads');
    expect(said).toMatch(/not weighed|do not weigh/);
  });

  it.each(['we need an admin panel. which one?', 'we need an admin panel. uploads happen in nginx'])(
    'is not named where nothing is: "%s"',
    (words) => {
      expect(saidIn(ask(words).answer)).not.toContain('you also said');
    },
  );
});
