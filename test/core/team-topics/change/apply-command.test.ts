import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../../../src/core/team-topics/change/apply-command.ts';
import { topicLimits } from '../../../../src/core/team-topics/limits.ts';
import { teamTopicSchema } from '../../../../src/core/team-topics/state/team-topic.ts';
import { began, closed, criterion, done, ownTopic, rated, stated, tried } from '../own-topic.ts';

const add = (...names: readonly string[]) =>
  ({ do: 'add-options', options: names.map((name) => ({ name, aliases: [], from: null })) }) as const;
const says = (outcome: ReturnType<typeof tried>): string =>
  outcome.kind === 'refused' ? outcome.says : 'done';

describe('what people do to a topic', () => {
  it('is done once, however often the same press comes', () => {
    const issuer = { author: 'ana', at: began, operation: 'press', message: null };
    const once = applyCommand(ownTopic(), add('Zitadel'), issuer);
    if (once.kind === 'refused') throw new Error(once.says);
    expect(applyCommand(once.topic, add('Zitadel'), issuer)).toEqual({
      kind: 'changed',
      topic: once.topic,
      steps: once.steps,
    });
    expect(once.topic.revision).toBe(ownTopic().revision + 1);
  });

  it('takes an edited message for what it states now', () => {
    const fact = (words: string) =>
      ({
        do: 'add-fact',
        fact: { words, option: 'auth0', criterion: null, leaning: 'neutral', link: null, disputes: null },
      }) as const;
    const issuer = { author: 'ana', at: began, operation: 'said', message: 'm1' };
    const once = applyCommand(ownTopic(), fact('it is hosted in Frankfrut'), issuer);
    if (once.kind === 'refused') throw new Error(once.says);
    const edited = applyCommand(once.topic, fact('it is hosted in Frankfurt'), {
      ...issuer,
      operation: 'edited',
    });
    if (edited.kind === 'refused') throw new Error(edited.says);
    expect(edited.topic.facts).toMatchObject([{ id: 'f1', version: 2, words: 'it is hosted in Frankfurt' }]);
    const another = { ...issuer, operation: 'another', author: 'ben' };
    const theirs = applyCommand(edited.topic, fact('it is hosted in Dublin'), another);
    expect(theirs).toMatchObject({ topic: { facts: [{ id: 'f1' }, { id: 'f2', author: 'ben' }] } });
  });

  it('adds nothing twice that goes by the same name, however it’s written', () => {
    const topic = done(ownTopic(), add('keycloak', 'AUTH0', ' Authentik '));
    expect(topic.options.map(({ name }) => name)).toEqual(['Keycloak', 'Auth0', 'Authentik']);
    const again = done(topic, { do: 'add-criteria', criteria: [criterion('Cost', { must: true })] });
    expect(again.criteria.map(({ title, must }) => [title, must])).toEqual([
      ['cost', true],
      ['effort to run', false],
      ['security', false],
    ]);
  });

  it('keeps facts and ratings of what’s dropped, in case it comes back', () => {
    const before = closed(
      rated(stated(ownTopic(), 'solid', { option: 'keycloak' }), 'ana', { keycloak: { cost: 3 } }),
    );
    const back = done(done(before, { do: 'drop-option', option: 'keycloak' }), add('Keycloak'));
    expect(back.facts).toEqual(before.facts);
    expect(back.published).toEqual(before.published);
  });

  it('keeps within its limits, and says which', () => {
    const names = Array.from({ length: topicLimits.options + 1 }, (_, at) => `Option ${at}`);
    expect(says(tried(ownTopic(), add(...names)))).toMatch(/up to 8 options/);
    const titles = Array.from({ length: topicLimits.criteria + 1 }, (_, at) => criterion(`point ${at}`));
    expect(says(tried(ownTopic(), { do: 'add-criteria', criteria: titles }))).toMatch(/up to 12 criteria/);
    expect(says(tried(ownTopic(), add('x'.repeat(61))))).toMatch(/60 characters/);
    const two = ownTopic(['Keycloak', 'Auth0']);
    expect(says(tried(two, { do: 'drop-option', option: 'auth0' }))).toMatch(/needs 2 options/);
    const fact = {
      words: 'x'.repeat(topicLimits.fact + 1),
      option: null,
      criterion: null,
      leaning: 'neutral',
      link: null,
      disputes: null,
    } as const;
    expect(says(tried(two, { do: 'add-fact', fact }))).toMatch(/up to 200 characters/);
    const many = Array.from({ length: topicLimits.facts }).reduce(
      (topic: ReturnType<typeof ownTopic>, _, at) => stated(topic, `fact ${at}`),
      two,
    );
    expect(says(tried(many, { do: 'add-fact', fact: { ...fact, words: 'one more' } }))).toMatch(
      /up to 200 facts/,
    );
    const crowd = Array.from({ length: topicLimits.raters }).reduce(
      (topic: ReturnType<typeof ownTopic>, _, at) => rated(topic, `p${at}`, { auth0: { cost: 1 } }),
      two,
    );
    const ratings = [{ option: 'auth0', criterion: 'cost', rating: 1, because: null }];
    expect(says(tried(crowd, { do: 'rate', ratings }, 'late'))).toMatch(/Up to 50 people/);
    expect(says(tried(crowd, { do: 'rate', ratings }, 'p3'))).toBe('done');
    expect(teamTopicSchema.parse(many)).toEqual(many);
    expect(teamTopicSchema.parse(crowd)).toEqual(crowd);
  });

  it('tells in its history who did what, and of nobody that they rated', () => {
    const topic = closed(rated(done(ownTopic(), add('Zitadel'), 'ben'), 'cem', { auth0: { cost: 1 } }));
    expect(topic.history.map(({ by, did, what }) => [by, did, what])).toEqual([
      ['ana', 'started', ''],
      ['ben', 'added-option', 'Zitadel'],
      ['ana', 'closed-ratings', ''],
    ]);
  });

  it('closes no ratings that nobody gave', () => {
    expect(says(tried(ownTopic(), { do: 'close-ratings' }))).toMatch(/Nobody has rated/);
  });
});
