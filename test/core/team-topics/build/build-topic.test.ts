import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rank } from '../../../../src/core/ranking/scores.ts';
import { buildTopic } from '../../../../src/core/team-topics/build/build-topic.ts';
import type { TeamTopic } from '../../../../src/core/team-topics/state/team-topic.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import {
  aspectsFileSchema,
  claimSchema,
  criteriaFileSchema,
  needsFileSchema,
  optionFileSchema,
  sourceSchema,
  topicFileSchema,
} from '../../../../src/knowledge/schema.ts';
import { smallKnowledge, smallTopic } from '../../small-topic.ts';
import { closed, criterion, done, ownTopic, rated, stated } from '../own-topic.ts';

const build = (topic: TeamTopic) => buildTopic('team-1', topic, smallKnowledge);

function ranking(topic: TeamTopic): readonly (readonly [string, number])[] {
  const library = libraryOf(build(topic));
  const needs = library.topic.ofTeam?.standing ?? [];
  return rank(library, { needs, candidates: library.options, knows: [] }).ranked.map(({ option, score }) => [
    option,
    Math.round(score * 1e9),
  ]);
}

const full = closed(
  rated(ownTopic(), 'ana', {
    keycloak: { cost: 5, 'effort-to-run': 1, security: 4 },
    auth0: { cost: 1, 'effort-to-run': 5, security: 4 },
    authentik: { cost: 4, 'effort-to-run': 3, security: 3 },
  }),
);

describe('the topic of a team', () => {
  it('ranks by its criteria and their weights, as a checked topic does by its needs', () => {
    expect(ranking(full).map(([option]) => option)).toEqual(['auth0', 'authentik', 'keycloak']);
    const cheap = done(full, { do: 'change-criterion', criterion: 'cost', to: { weight: 3 } });
    expect(ranking(cheap)[0]?.[0]).toBe('keycloak');
  });

  it('weighs by proportions: the same factor on all weights changes nothing', () => {
    const at = (weight: 1 | 2 | 3): TeamTopic =>
      ['cost', 'effort-to-run', 'security'].reduce(
        (topic, of) => done(topic, { do: 'change-criterion', criterion: of, to: { weight } }),
        full,
      );
    expect(ranking(at(1))).toEqual(ranking(at(3)));
  });

  it('rules out what fails a must, and says nothing of what nobody rated', () => {
    const must = done(full, { do: 'change-criterion', criterion: 'cost', to: { must: true } });
    const library = libraryOf(build(must));
    const candidates = library.options;
    const ranked = rank(library, { needs: ['cost', 'security'], candidates, knows: [] });
    expect(ranked.knockedOut).toEqual([
      { option: 'auth0', need: 'cost', criterion: 'cost', rating: 1, demanded: 3 },
    ]);
    const unrated = done(must, {
      do: 'add-options',
      options: [{ name: 'Zitadel', aliases: [], from: null }],
    });
    const more = libraryOf(build(unrated));
    const again = rank(more, { needs: ['cost', 'security'], candidates: more.options, knows: [] });
    expect(again.ranked.map(({ option }) => option)).toEqual(['keycloak', 'authentik']);
    expect(again.knockedOut.map(({ option }) => option)).toEqual(['auth0']);
  });

  it('leaves out a criterion on which an option that counts isn’t rated', () => {
    const partly = done(full, { do: 'withdraw-ratings', option: 'auth0', criterion: 'cost' });
    const library = libraryOf(build(partly));
    const { weights } = rank(library, {
      needs: ['cost', 'security'],
      candidates: library.options,
      knows: [],
    });
    expect(weights.map(([of]) => of)).toEqual(['security']);
  });

  it('is the same in whatever order people, facts and edits come', () => {
    type Edit = (topic: TeamTopic) => TeamTopic;
    const edits: readonly Edit[] = [
      (topic) =>
        done(topic, { do: 'add-options', options: [{ name: 'C++', aliases: [], from: null }] }, 'cem'),
      (topic) =>
        done(topic, { do: 'add-options', options: [{ name: 'C#', aliases: [], from: null }] }, 'ben'),
      (topic) => done(topic, { do: 'add-criteria', criteria: [criterion('hosted in the EU')] }, 'ben'),
      (topic) => done(topic, { do: 'change-criterion', criterion: 'cost', to: { weight: 3 } }),
      (topic) => rated(topic, 'ana', { keycloak: { cost: 5, security: 2 }, auth0: { cost: 1, security: 4 } }),
      (topic) => rated(topic, 'ben', { keycloak: { cost: 4, security: 3 }, auth0: { cost: 2, security: 5 } }),
      (topic) => rated(topic, 'cem', { authentik: { cost: 3, security: 3 }, auth0: { cost: 2 } }),
      (topic) => stated(topic, 'we ran it for four years', { option: 'keycloak' }, 'cem'),
      (topic) => stated(topic, 'it costs a fortune', { option: 'auth0', criterion: 'cost' }, 'ben'),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([...edits], { minLength: edits.length }), (order) => {
        const [one, other] = [edits, order].map((list) =>
          closed(list.reduce((topic, edit) => edit(topic), ownTopic())),
        );
        if (one === undefined || other === undefined) throw new Error('there are two orders');
        expect(ranking(other)).toEqual(ranking(one));
        expect(withoutEvidence(other)).toEqual(withoutEvidence(one));
      }),
      { numRuns: 60 },
    );
  });

  it('fits the schema of files whatever people call things, so that it can be read back', () => {
    const name = fc.oneof(
      fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
      fc.constantFrom('it', 'Go', 'C#', '.NET', 'a|b', '$n>=5', '...', '=x', '<@U1>', '日本語', '*', 'w/o'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 8 }), fc.array(name), (names, titles) => {
        if (new Set(names.map((one) => one.trim().toLowerCase()).filter((one) => one !== '')).size < 2)
          return;
        const topic = ownTopicOrNull(names, titles.slice(0, 12));
        if (topic === null) return;
        const built = build(stated(topic, names[0] ?? 'x', { link: 'https://example.com/a b' }));
        const { options, aspects, criteria, needs, sources, claims, alternatives: _a, ...rest } = built;
        for (const option of options) optionFileSchema.parse({ ...option, claims: [] });
        aspectsFileSchema.parse(aspects);
        if (criteria.length > 0) {
          criteriaFileSchema.parse(criteria);
          needsFileSchema.parse(needs);
        }
        for (const source of sources) sourceSchema.parse(source);
        for (const { option: _, ...claim } of claims) claimSchema.parse(claim);
        const { id, title, noun, aliases, context, summary, overview } = rest;
        topicFileSchema.parse({ id, title, noun, aliases, context, summary, overview });
      }),
      { numRuns: 200 },
    );
  });

  it('says who stated what, with the link they gave or none, and both sides of what’s disputed', () => {
    const topic = stated(
      stated(
        stated(ownTopic(), 'Keycloak needs its own database', {
          option: 'keycloak',
          criterion: 'effort-to-run',
          link: 'https://www.keycloak.org/server/db',
        }),
        'it runs on one we have',
        { option: 'keycloak', criterion: 'effort-to-run', disputes: 'f1' },
        'ben',
      ),
      'all of them speak OIDC.',
      {},
      'cem',
    );
    const { claims, sources } = build(topic);
    expect(
      claims.map(({ id, line, verdict, sources: cited, statedBy }) => [id, line, verdict, cited, statedBy]),
    ).toEqual([
      ['f1', 'Keycloak needs its own database.', 'disputed', ['link-f1'], { person: 'ana' }],
      ['f2', 'Keycloak: it runs on one we have.', 'disputed', [], { person: 'ben' }],
      ['f3', 'All of them speak OIDC.', 'opinion', [], { person: 'cem' }],
    ]);
    expect(sources).toMatchObject([{ id: 'link-f1', kind: 'unchecked', site: 'www.keycloak.org' }]);
    const alone = done(topic, { do: 'withdraw-fact', fact: 'f2' });
    expect(build(alone).claims.map(({ verdict }) => verdict)).toEqual(['opinion', 'opinion']);
  });

  it('brings along what a checked topic has on an option', () => {
    const topic = {
      ...ownTopic(['Kafka', 'Zitadel'], ['replay', 'cost']),
    };
    const options = topic.options.map((option) =>
      option.id === 'kafka' ? { ...option, from: { topic: 'queues', option: 'kafka' } } : option,
    );
    const built = build({ ...topic, options });
    expect(built.claims.map(({ id }) => id)).toEqual(
      smallTopic.claims.filter(({ option }) => option === 'kafka').map(({ id }) => id),
    );
    expect(built.aspects.map(({ id }) => id)).toEqual([
      'in-general',
      'cost',
      'replay',
      'ordering',
      'upkeep',
      'strengths',
      'weaknesses',
    ]);
    expect(built.claims.every(({ provenance }) => provenance === undefined)).toBe(true);
  });
});

/** Facts are counted as they come. */
function withoutEvidence(topic: TeamTopic) {
  return build(topic).options.map((option) => ({
    ...option,
    ratings: option.ratings.map(({ evidence, ...rating }) => ({ ...rating, backed: evidence.length })),
  }));
}

function ownTopicOrNull(names: readonly string[], titles: readonly string[]): TeamTopic | null {
  try {
    return ownTopic(names, titles);
  } catch {
    return null;
  }
}
