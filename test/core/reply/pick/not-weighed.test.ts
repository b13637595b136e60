import { describe, expect, it } from 'vitest';
import { saidIn } from '../../spans-of.ts';
import { ask } from '../../thread.ts';

describe('a thing mentioned besides the needs', () => {
  it('is named as not weighed', () => {
    const text = saidIn(ask('we need an admin panel and file uploads. which one?').answer);
    expect(text).toMatch(/not weighed: file uploads/);
  });

  it('is named where the topic has nothing on it', () => {
    expect(saidIn(ask('accessibility, admin panel, forms. which one?').answer)).toContain(
      'not weighed: accessibility',
    );
  });

  it("isn't named if it's another word for a need that is weighed", () => {
    expect(saidIn(ask('sso with saml, small team. which one?').answer)).not.toContain('not weighed');
    expect(saidIn(ask('passkeys / mfa, which one?').answer)).not.toContain('not weighed');
  });

  it.each(['we need an admin panel. which one?', 'we need an admin panel. uploads happen in nginx'])(
    'is not named without one: "%s"',
    (words) => {
      expect(saidIn(ask(words).answer)).not.toMatch(/not weighed: .*uploads/);
    },
  );
});

describe('the items of a list of needs', () => {
  it.each([
    ['a shop in the valley, admin panel, 14 depots, on-premises, which one?', '14 depots and on-premises'],
    ['need: login + an admin panel + fax gateway. django or flask?', 'fax gateway'],
    ['audit trail, admin panel, two harbours, which one would you take?', 'two harbours'],
  ])('are named where none states a need: "%s"', (words, left) => {
    expect(saidIn(ask(words).answer)).toContain(`not weighed: ${left}`);
  });

  it.each([
    'admin panel, which one would you take?',
    'we need an admin panel. keep flask or switch?',
    'requirements: an admin panel, websockets. which one?',
  ])('are none where a part asks, heads a list or is weighed: "%s"', (words) => {
    expect(saidIn(ask(words).answer)).not.toContain('not weighed');
  });

  it('say nothing of a product whose name states a need', () => {
    expect(saidIn(ask('admin panel, must run in k8s, keycloak for sso. which one?').answer)).not.toContain(
      'k8s or',
    );
  });
});
