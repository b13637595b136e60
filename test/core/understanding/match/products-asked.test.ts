import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../src/core/understanding/match/reading.ts';
import { builtIn } from '../../built-in.ts';

function askedIn(words: string): string[] {
  return readMessage(words, builtIn, null).asked.map(({ name }) => name);
}

describe('a product in a message', () => {
  it.each([
    ['does flask work with auth0?', 'Auth0'],
    ['flask with pulsar', 'Pulsar'],
    ['angular + django, too heavy?', 'Angular'],
    ['is there a stripe integration for django', 'Stripe'],
    ['does django talk to stripe?', 'Stripe'],
    ['does django cope with spring?', 'Spring'],
    ['does flask work with zibbernaut?', 'zibbernaut'],
    ['salesforce sync: flask or django', 'Salesforce'],
  ])('may be what it asks about: "%s"', (words, name) => {
    expect(askedIn(words)).toEqual([name]);
  });

  it.each([
    'we use kafka, is django a good fit?',
    'keycloak is already there, django or fastapi?',
    'as a java shop, can we learn django quickly?',
    'coming from rails, is django hard to learn?',
    'does django do well in spring?',
    'django without docker, please',
    'we need: docker',
    'keycloak does login, django or fastapi?',
    'okta runs our sso, flask or django?',
  ])('may be only what there is: "%s"', (words) => {
    expect(askedIn(words)).toEqual([]);
  });
});
