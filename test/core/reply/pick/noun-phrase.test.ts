import { describe, expect, it } from 'vitest';
import {
  isNounPhrase,
  unshouted,
  withArticle,
  withoutAdverbs,
} from '../../../../src/core/reply/pick/noun-phrase.ts';

describe('words cut out of a message', () => {
  it.each([
    'audit trail',
    'customer portal',
    'API for partners',
    'no vendor lock-in',
    'one database per tenant',
    '8k requests a second',
    'live dashboard',
    'streaming tokens',
    'GDPR',
    'Keycloak',
  ])('read well after "for": "%s"', (phrase) => {
    expect(isNounPhrase(phrase)).toBe(true);
  });

  it.each([
    'peak',
    'doctor',
    'course',
    'order',
    'partners need',
    'docs that',
    'in a worker',
    'serve a model',
    'splitting a monolith',
    'stays up',
    'no vendor lock',
    'admin +',
    'two backend',
    'must be exact',
    'équipe de quatre',
    '',
  ])('or say too little, or are a piece of a sentence: "%s"', (phrase) => {
    expect(isNounPhrase(phrase)).toBe(false);
  });

  it.each([
    ['internal tool', 'an internal tool'],
    ['REST API', 'a REST API'],
    ['HTML form', 'an HTML form'],
    ['audit trail', 'an audit trail'],
    ['API for partners', 'an API for partners'],
    ['users and login', 'users and login'],
    ['payments', 'payments'],
    ['a small team', 'a small team'],
    ['serving a model', 'serving a model'],
    ['2 portals', '2 portals'],
  ])('take an article where one is needed: "%s"', (phrase, said) => {
    expect(withArticle(phrase)).toBe(said);
  });

  it('lose the adverbs they begin with, and capitals that only shout', () => {
    expect(withoutAdverbs('Mostly plain CRUD')).toBe('plain CRUD');
    expect(withoutAdverbs('just really small forms')).toBe('small forms');
    expect(unshouted('ONE endpoint')).toBe('one endpoint');
    expect(unshouted('CLIENT PORTAL')).toBe('client portal');
    expect(unshouted('REST API by SSO')).toBe('REST API by SSO');
  });
});
