import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../src/core/understanding/match/reading.ts';
import { builtIn, pythonWeb } from '../../built-in.ts';
import { smallKnowledge } from '../../small-topic.ts';

function statedIn(written: string): string[] {
  return readMessage(written, builtIn, null)
    .needs.map(({ id }) => id)
    .toSorted();
}

describe('the needs that a message states', () => {
  it.each([
    ['small team, admin panel, sso: django or fastapi?', ['admin-panel', 'small-team', 'sso']],
    ['django or flask? we are 3 people', ['small-team']],
    [
      '3 devs, postgres, k8s, need it by march. which?',
      ['containers', 'fast-delivery', 'relational-data', 'small-team'],
    ],
    ['admin: yes. deadline: no.', ['admin-panel']],
    ['smal api', ['rest-api', 'small-service']],
    ['small api', ['rest-api', 'small-service']],
    // Not among the labelled messages.
    ['5 devs, cms, ldap: flask or django?', ['content-site', 'small-team', 'user-accounts']],
    ['flask or fastapi? we are 4 devs', ['small-team']],
    ['flood plains in postgis, 3 devs', ['maps', 'small-team']],
    ['saml and an admin panel', ['admin-panel', 'sso']],
    ['passkeys, celery', ['background-jobs', 'user-accounts']],
    ['online shop, five languages', ['commerce', 'translations']],
    ['postgres, one database per tenant', ['multi-tenancy', 'relational-data']],
    ['graphql backend, small team', ['graphql', 'small-team']],
    ['an admin, and answers streamed token by token', ['admin-panel', 'ml-serving', 'streaming']],
    ['internal tool, 14 forms', ['admin-panel', 'forms-pages']],
  ])('"%s": %s', (written, needs) => {
    expect(statedIn(written)).toEqual(needs);
  });

  const separators = [', ', ' / ', ' + ', '\n', '\n- ', ' | ', '; ', ' – '];
  const items = ['two devs', 'staff backend', 'beta in 5 weeks'];
  const orders = [
    ['flask or django?', ...items],
    [...items, 'flask or django?'],
    [...items.toReversed(), 'which one?'],
    items,
  ];

  it.each(separators.flatMap((separator) => orders.map((order) => order.join(separator))))(
    'are all heard in %j',
    (written) => {
      expect(statedIn(written)).toEqual(['admin-panel', 'fast-delivery', 'small-team']);
    },
  );

  it('are heard where a list joined by "and" is to be drawn', () => {
    expect(statedIn('chart we need logins, websockets and background jobs')).toEqual([
      'background-jobs',
      'realtime',
      'user-accounts',
    ]);
  });

  it('are heard before a day as with a verb', () => {
    expect(statedIn('login and reports by thursday')).toEqual(
      statedIn('we need login and reports by thursday'),
    );
  });

  it.each([
    'do we get user profiles out of the box?',
    'can flask do websockets',
    'how would jobs work in django',
    'is there a back office in fastapi?',
    'would sso be harder with flask?',
    'the other department has an admin panel',
    'celery does the background jobs already',
    'we had a webshop back then',
    'suppose we wanted live updates',
    'webpack or vite',
    'kafka or rabbitmq?',
    'postgres or mysql?',
    'keycloak or auth0 for us?',
  ])('are none in "%s", which asks, supposes or tells of others', (written) => {
    expect(statedIn(written)).toEqual([]);
  });

  it.each([
    'keycloak is already there',
    'supabase for auth',
    'no admin needed',
    'not a shop',
    'internal dashboards',
    'five hundred people',
    "we're five hundred people",
    'my last company needed websockets',
    'if we needed an admin panel',
    'does flask have an admin?',
    'what about background jobs?',
    'okta is set up already',
    'we know two programming languages',
    'the google maps api is down',
    'does django do i18n?',
    'our landlord has ten tenants',
    'firebase does our logins',
    "we won't need any admin",
    "it's no shop",
    'an in-house tool',
    'two hundred colleagues',
    'our previous client wanted websockets',
  ])('are none in "%s"', (written) => {
    expect(statedIn(written)).toEqual([]);
  });

  it('are none for a word of three letters that is one letter away from a phrase', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const phrases = new Set(pythonWeb.needs.flatMap((need) => need.phrases));
    const short = [...phrases].filter((phrase) => /^[a-z]{3,4}$/.test(phrase));
    expect(short.length).toBeGreaterThan(20);
    const typed = new Set(
      short.flatMap((word) =>
        [...word].flatMap((_, at) => [
          word.slice(0, at) + word.slice(at + 1),
          ...[...letters].map((letter) => word.slice(0, at) + letter + word.slice(at + 1)),
        ]),
      ),
    );
    for (const word of typed) {
      if (word.length !== 3) continue;
      const { hits, corrections } = readMessage(`we need ${word}`, builtIn, null);
      expect(corrections).toEqual([]);
      // A hit is a phrase as it stands, never a guess.
      for (const hit of hits)
        expect(
          [...phrases].some((phrase) => phrase.includes(word)),
          hit.id,
        ).toBe(true);
    }
  });

  it('come with a probability', () => {
    const { needs, askedNeeds } = readMessage('we need websockets. does flask have an admin?', builtIn, null);
    expect(needs).toMatchObject([{ id: 'realtime' }]);
    expect(needs[0]?.probability).toBeGreaterThan(0.55);
    expect(askedNeeds).toMatchObject([{ id: 'admin-panel' }]);
    expect(askedNeeds[0]?.probability).toBeLessThan(0.55);
  });
});

describe('a need of a topic without weights of its own', () => {
  const stated = (written: string): string[] =>
    readMessage(written, smallKnowledge, null).needs.map(({ id }) => id);
  const asked = (written: string): string[] =>
    readMessage(written, smallKnowledge, null).askedNeeds.map(({ id }) => id);

  it('is stated by what a team says about itself', () => {
    expect(stated('we need an event log')).toEqual(['event-log']);
    expect(stated('we have nobody to run it and need strict order. kafka or nats?').toSorted()).toEqual([
      'little-care',
      'strict-order',
    ]);
  });

  it('is not stated by a question about an option', () => {
    expect(stated('does kafka keep an event log?')).toEqual([]);
    expect(asked('does kafka keep an event log?')).toEqual(['event-log']);
  });

  it('is stated by a bare list', () => {
    expect(stated('event log, strict order')).toEqual(['event-log', 'strict-order']);
  });
});
