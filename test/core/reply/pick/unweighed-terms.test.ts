import { describe, expect, it } from 'vitest';
import { saidIn } from '../../spans-of.ts';
import { ask } from '../../thread.ts';

describe('a thing mentioned besides the needs', () => {
  it('is named as not weighed', () => {
    const text = saidIn(ask('we need an admin panel and file uploads. which one?').answer);
    expect(text).toContain('you also said file uploads');
    expect(text).toMatch(/(n't|not) weighed|(n't|not) weigh/);
  });

  it('is named where the topic has nothing on it', () => {
    expect(saidIn(ask('accessibility, admin panel, forms. which one?').answer)).toContain(
      'you also said accessibility',
    );
  });

  it("isn't named if it's another word for a need that is weighed", () => {
    expect(saidIn(ask('sso with saml, small team. which one?').answer)).not.toContain('you also said');
    expect(saidIn(ask('passkeys / mfa, which one?').answer)).not.toContain('you also said');
  });

  it.each(['we need an admin panel. which one?', 'we need an admin panel. uploads happen in nginx'])(
    'is not named without one: "%s"',
    (words) => {
      expect(saidIn(ask(words).answer)).not.toContain('you also said');
    },
  );
});
