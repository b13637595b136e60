import { describe, expect, it } from 'vitest';
import { buildTopic } from '../../../../../src/core/team-topics/build/build-topic.ts';
import { readTopicAct } from '../../../../../src/core/understanding/acts/topics/read-topic-act.ts';
import type { TopicAct } from '../../../../../src/core/understanding/acts/topics/topic-act.ts';
import { builtIn } from '../../../built-in.ts';
import { ownTopic } from '../../../team-topics/own-topic.ts';

const own = buildTopic('team-000000000001', ownTopic(), builtIn);
const checked = builtIn.topics.find(({ id }) => id === 'python-web') ?? null;

const read = (words: string, more: Partial<Parameters<typeof readTopicAct>[0]> = {}) =>
  readTopicAct({
    written: words,
    words,
    own,
    checked: null,
    lastFact: 'f1',
    repliesToFact: false,
    awaits: null,
    ...more,
  });
const inChecked = (words: string) => read(words, { own: null, checked, lastFact: null });

describe('what starts a choice of a team’s own', () => {
  it.each<[string, readonly string[], string | null]>([
    ["let's choose between Keycloak, Auth0 and Authentik", ['Keycloak', 'Auth0', 'Authentik'], null],
    ['Let’s decide between C++ or Rust', ['C++', 'Rust'], null],
    [
      'we need to pick a payment provider: Stripe, Adyen, Mollie',
      ['Stripe', 'Adyen', 'Mollie'],
      'payment provider',
    ],
    ['can you help us choose between Notion and Confluence for our wiki?', ['Notion', 'Confluence'], 'wiki'],
    ['hi! we have to choose among Hetzner, OVH & AWS', ['Hetzner', 'OVH', 'AWS'], null],
    ['we want to choose an office. Our options: Bonn, Kiel', ['Bonn', 'Kiel'], 'office'],
    ['we have to decide on a host; candidates are OVH and Scaleway', ['OVH', 'Scaleway'], 'host'],
    ["I'd like to start a choice between Miro and Mural", ['Miro', 'Mural'], null],
    [
      'new choice: "Yahoo! Mail", "Tom & Jerry, Inc." or Hey',
      ['Yahoo! Mail', 'Tom & Jerry, Inc.', 'Hey'],
      null,
    ],
    [
      'start a choice of our own between Big Bang, Supernova and "Go Live" as the release name',
      ['Big Bang', 'Supernova', 'Go Live'],
      'release name',
    ],
    ['new choice: Linear, Jira', ['Linear', 'Jira'], null],
  ])('%s', (words, names, purpose) => {
    expect(read(words, { own: null })?.what).toMatchObject({ act: 'start', names, purpose });
  });

  it.each([
    "let's choose between the two",
    "let's choose between them",
    'we need to choose',
    'how do we choose between options that cost the same and take as long to set up?',
    "let's go with Keycloak",
    'which one should we pick?',
    'keycloak or auth0?',
  ])('isn’t “%s”', (words) => {
    expect(read(words, { own: null })?.what.act).not.toBe('start');
  });
});

describe('in the thread of a choice', () => {
  it.each<[string, Partial<TopicAct>]>([
    ['add option Zitadel', { act: 'add-options', names: ['Zitadel'] }],
    ['also consider Zitadel', { act: 'add-options', names: ['Zitadel'] }],
    ['Ory would be another option', { act: 'add-options', names: ['Ory'] }],
    ['I think we should add Ory', { act: 'add', names: ['Ory'] }],
    ['how about adding Ory and Zitadel?', { act: 'add', names: ['Ory', 'Zitadel'] }],
    ['can we add audit logs?', { act: 'add', names: ['audit logs'] }],
    ['remove Auth0 again', { act: 'drop-option', option: 'auth0' }],
    [
      'another criterion would be audit logs',
      { act: 'add-criteria', criteria: [expect.objectContaining({ title: 'audit logs' })] },
    ],
    ['make security a must', { act: 'change-criterion', criterion: 'security', to: { must: true } }],
    ['security is no longer a must', { act: 'change-criterion', criterion: 'security', to: { must: false } }],
    [
      'security has to be non-negotiable',
      { act: 'change-criterion', criterion: 'security', to: { must: true } },
    ],
    ['cost counts double', { act: 'change-criterion', criterion: 'cost', to: { weight: 3 } }],
    ['security counts half as much', { act: 'change-criterion', criterion: 'security', to: { weight: 1 } }],
    [
      'keycloak security: 5',
      {
        act: 'rate',
        ratings: [expect.objectContaining({ option: 'keycloak', criterion: 'security', rating: 5 })],
      },
    ],
    [
      "Auth0's cost is a 2, as we pay per user",
      {
        act: 'rate',
        ratings: [
          expect.objectContaining({
            option: 'auth0',
            criterion: 'cost',
            rating: 2,
            because: 'we pay per user',
          }),
        ],
      },
    ],
    [
      "I can't say about Auth0's security",
      {
        act: 'rate',
        ratings: [expect.objectContaining({ option: 'auth0', criterion: 'security', rating: null })],
      },
    ],
    ['note: Auth0 bills per active user', { act: 'state-fact', option: 'auth0' }],
    [
      'for Auth0, security: they were breached in 2022',
      { act: 'state-fact', option: 'auth0', criterion: 'security', words: 'they were breached in 2022' },
    ],
    ["f2 isn't true: it's 7,500", { act: 'dispute', fact: 'f2', words: "it's 7,500" }],
    ['f2 is wrong', { act: 'dispute', fact: 'f2', words: '' }],
    ['withdraw my last fact', { act: 'withdraw-fact', fact: null, own: true }],
    ["who hasn't rated yet?", { act: 'show' }],
    ['what did ben rate keycloak?', { act: 'ask-others-ratings' }],
    ['what facts do we have so far?', { act: 'own' }],
    ['please add Zitadel and Ory as options', { act: 'add-options', names: ['Zitadel', 'Ory'] }],
    ['can you add FusionAuth as another candidate?', { act: 'add-options', names: ['FusionAuth'] }],
    [
      'fact on Keycloak, effort to run: it needs a database of its own',
      { act: 'state-fact', option: 'keycloak', criterion: 'effort-to-run' },
    ],
    ['drop cost', { act: 'drop-criterion', criterion: 'cost' }],
    [
      'please drop security and effort to run',
      { act: 'drop-several', options: [], criteria: ['security', 'effort-to-run'] },
    ],
    [
      'remove the criteria: cost, security',
      { act: 'drop-several', options: [], criteria: ['cost', 'security'] },
    ],
    ['drop options Auth0, Authentik', { act: 'drop-several', options: ['auth0', 'authentik'], criteria: [] }],
    ["let's remove the effort to run", { act: 'drop-criterion', criterion: 'effort-to-run' }],
    ['drop option Auth0', { act: 'drop-option', option: 'auth0' }],
    [
      'criterion: hosted in the EU, must',
      {
        act: 'add-criteria',
        criteria: [{ title: 'hosted in the EU', must: true, weight: null, direction: null }],
      },
    ],
    [
      'add a criterion: price per user, lower is better, important',
      {
        act: 'add-criteria',
        criteria: [{ title: 'price per user', must: null, weight: 3, direction: 'less' }],
      },
    ],
    [
      'criteria: docs, SAML support and audit log',
      {
        act: 'add-criteria',
        criteria: ['docs', 'SAML support', 'audit log'].map((title) => ({
          title,
          must: null,
          weight: null,
          direction: null,
        })),
      },
    ],
    ['security is a must', { act: 'change-criterion', criterion: 'security', to: { must: true } }],
    ['cost is not a must', { act: 'change-criterion', criterion: 'cost', to: { must: false } }],
    ['weight of security: 3', { act: 'change-criterion', criterion: 'security', to: { weight: 3 } }],
    ['rename it to Single sign-on', { act: 'rename', name: 'Single sign-on' }],
    [
      'Keycloak 2 on effort to run, because nobody here knows it',
      {
        act: 'rate',
        ratings: [
          { option: 'keycloak', criterion: 'effort-to-run', rating: 2, because: 'nobody here knows it' },
        ],
      },
    ],
    [
      "I'd give Auth0 a 5/5 for security",
      { act: 'rate', ratings: [{ option: 'auth0', criterion: 'security', rating: 5, because: null }] },
    ],
    [
      'authentik on cost: 4 (it is free)',
      {
        act: 'rate',
        ratings: [{ option: 'authentik', criterion: 'cost', rating: 4, because: 'it is free' }],
      },
    ],
    [
      "keycloack: cost 5, effort to run 2 and security don't know",
      {
        act: 'rate',
        ratings: [
          { option: 'keycloak', criterion: 'cost', rating: 5, because: null },
          { option: 'keycloak', criterion: 'effort-to-run', rating: 2, because: null },
          { option: 'keycloak', criterion: 'security', rating: null, because: null },
        ],
      },
    ],
    [
      'Auth0: 1 on cost and 5 on effort to run, since they host it',
      {
        act: 'rate',
        ratings: [
          { option: 'auth0', criterion: 'cost', rating: 1, because: 'they host it' },
          { option: 'auth0', criterion: 'effort-to-run', rating: 5, because: 'they host it' },
        ],
      },
    ],
    [
      'cost: Keycloak 5, Auth0 1',
      {
        act: 'rate',
        ratings: [
          { option: 'keycloak', criterion: 'cost', rating: 5, because: null },
          { option: 'auth0', criterion: 'cost', rating: 1, because: null },
        ],
      },
    ],
    [
      'Keycloak: we ran it for four years without an outage',
      {
        act: 'state-fact',
        words: 'we ran it for four years without an outage',
        option: 'keycloak',
        criterion: null,
      },
    ],
    [
      'fact: the price of Auth0 doubles at 10,000 users, which is a cost https://auth0.com/pricing',
      { act: 'state-fact', option: 'auth0', criterion: 'cost', link: 'https://auth0.com/pricing' },
    ],
    ['con for Authentik: two maintainers', { act: 'state-fact', option: 'authentik', leaning: 'weakness' }],
    ['in our experience Keycloak eats memory', { act: 'state-fact', option: 'keycloak' }],
    ["that's not so: it was down twice", { act: 'dispute', fact: 'f1', words: 'it was down twice' }],
    ['dispute f3: only on Mondays', { act: 'dispute', fact: 'f3' }],
    ['withdraw f2', { act: 'withdraw-fact', fact: 'f2' }],
    ['withdraw that fact', { act: 'withdraw-fact', fact: 'f1' }],
    ['f2 is about effort to run', { act: 'place-fact', fact: 'f2', about: { criterion: 'effort-to-run' } }],
    ['close the ratings', { act: 'close-ratings', shown: null }],
    ['close the ratings as shown at t2', { act: 'close-ratings', shown: 't2' }],
    ['rate keycloak', { act: 'ask-rate', option: 'keycloak' }],
    ['I want to add a fact on Auth0', { act: 'await-fact', option: 'auth0' }],
    ['how many have rated?', { act: 'show' }],
    ['what have we said ourselves?', { act: 'own' }],
    ['withdraw my ratings of Keycloak', { act: 'withdraw-ratings', option: 'keycloak', criterion: null }],
  ])('%s', (words, act) => {
    expect(read(words)?.what).toMatchObject(act);
  });

  it.each([
    'should we drop cost?',
    'is keycloak 2 times slower on cost?',
    'keycloak: how hard is it to run?',
    'keycloak or auth0?',
    'we have 5 people on security',
    'drop keycloak',
    'which one?',
    'close it',
    'the cost is too high for us',
    'what about security?',
    'add it',
    'rate limits?',
    'Ben: can you look at the ratings?',
    'I add that to my list',
    'note to self: lunch',
    'thanks, that is a must read',
  ])('“%s” changes nothing', (words) => {
    expect(read(words)).toBeNull();
  });

  it('takes the next message of whoever adds a fact, unless it asks something', () => {
    const awaits = { option: 'keycloak' };
    expect(read('it survived our last audit', { awaits })?.what).toMatchObject({
      act: 'state-fact',
      option: 'keycloak',
    });
    expect(read('Auth0: it survived our last audit', { awaits })?.what).toMatchObject({ option: 'auth0' });
    expect(read('how much is it?', { awaits })).toBeNull();
  });

  it('needs the bot to be spoken to where people may say the same to each other', () => {
    const certainty = (words: string) => read(words)?.certain;
    for (const words of [
      'Keycloak: we ran it for years without an outage',
      "that's not so: it was down twice",
      'withdraw that',
      'show the card',
      'call it Login',
    ])
      expect([words, certainty(words)]).toEqual([words, 'called']);
    for (const words of [
      'add option Zitadel',
      'criterion: SAML',
      'Auth0 5 on security',
      'fact: it is slow here',
    ])
      expect([words, certainty(words)]).toEqual([words, 'plain']);
  });
});

describe('of a checked topic', () => {
  it.each<[string, Partial<TopicAct>]>([
    [
      'we rate FastAPI 5 on security because we have a platform team',
      {
        act: 'rate',
        ratings: [
          {
            option: 'fastapi',
            criterion: expect.any(String),
            rating: 5,
            because: 'we have a platform team',
          },
        ],
      },
    ],
    [
      "in our experience Django's admin is too slow for 2 million rows",
      { act: 'state-fact', option: 'django', words: "Django's admin is too slow for 2 million rows" },
    ],
    ['add Litestar to our options', { act: 'add-options', names: ['Litestar'] }],
    ['please drop Flask from our list', { act: 'drop-option', option: 'flask' }],
    [
      'withdraw my rating of fastapi on security',
      { act: 'withdraw-ratings', option: 'fastapi', criterion: expect.any(String) },
    ],
  ])('%s', (words, act) => {
    expect(inChecked(words)).toMatchObject({ what: act, certain: 'called' });
  });

  it.each([
    'FastAPI 5 on security?',
    'django 5 on security',
    'django: security',
    'we have rated nobody yet',
    'we found flask confusing, which one is easier?',
    'add an admin panel to our needs',
    'drop flask',
    'criterion: speed',
    'fast or secure?',
    'do we lose anything with flask',
  ])('“%s” adds nothing', (words) => {
    expect(inChecked(words)).toBeNull();
  });
});

it('reads any message in little time', () => {
  const start = performance.now();
  for (const part of [
    'add option ',
    'Keycloak: cost 4, ',
    'rate ',
    'a '.repeat(20),
    'fact on ',
    "that's not so: ",
  ])
    read(part.repeat(400).slice(0, 800));
  expect(performance.now() - start).toBeLessThan(1_000);
});
