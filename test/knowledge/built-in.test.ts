import { describe, expect, it } from 'vitest';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';

const [topic] = loadKnowledge([builtInFolder]).topics;
if (topic === undefined) throw new Error('there is no built-in topic');
const claims = new Map(topic.claims.map((claim) => [claim.id, claim]));
const ratings = topic.options.flatMap(({ name, ratings: own }) =>
  own.map((rating) => ({ ...rating, place: `${name} on ${rating.criterion}` })),
);

describe('the first source of a claim', () => {
  it('is the article if the claim is its opinion', () => {
    const opinions = topic.claims.filter(
      ({ verdict, section }) => verdict === 'opinion' && section !== undefined,
    );
    expect(opinions).not.toEqual([]);
    expect(opinions.filter(({ sources }) => sources[0] !== topic.article).map(({ id }) => id)).toEqual([]);
  });

  it.each([
    ['ch-depends', ['article']],
    ['f-dj-lts', ['dj-release', 'dj-52']],
    ['f-dj-pool-pg', ['dj-51', 'dj-52']],
    ['dj-tight-coupling-scaling', ['dj-faq', 'dj-philosophy']],
    ['db-fl-sqlalchemy', ['fl-sqla', 'sa-pool', 'sa-shard', 'sa-async', 'sa-version']],
    ['f-all-queue', ['fa-bg', 'fl-celery', 'dj-tasks']],
  ])('is the one that its line rests on: %s', (id, sources) => {
    expect(claims.get(id)?.sources).toEqual(sources);
  });
});

describe('the reason of every rating', () => {
  it('is short', () => {
    expect(ratings).toHaveLength(54);
    expect(ratings.filter(({ because }) => because.length > 140).map(({ place }) => place)).toEqual([]);
  });

  it('is a phrase that can follow "Django: "', () => {
    const names = /^(OpenAPI|\d)/;
    const sentence = /[.!?]$|^(\S+ ){0,3}(is|are|was|were|has|have|comes?|we|you|it|they) /i;
    const astray = ratings.filter(
      ({ because }) => !(/^[a-z]/.test(because) || names.test(because)) || sentence.test(because),
    );
    expect(astray.map(({ place, because }) => `${place}: ${because}`)).toEqual([]);
  });

  it('takes its figures from its evidence', () => {
    const figures = (text: string): string[] => text.match(/\d[\d.,]*\d|\d/g) ?? [];
    const foreign = ratings.flatMap(({ place, because, evidence }) => {
      const known = new Set(evidence.flatMap((id) => figures(claims.get(id)?.line ?? '')));
      const rounded = [...known].map((figure) => String(Math.round(Number(figure.replaceAll(',', '')))));
      return figures(because)
        .filter((figure) => !known.has(figure) && !rounded.includes(figure.replaceAll(',', '')))
        .map((figure) => `${place}: ${figure}`);
    });
    expect(foreign).toEqual([]);
  });
});

it.each([
  ['developers', 'f-all-psf-order'],
  ['newest', 'f-fl-version'],
  ['python', 'f-dj-python'],
  ['behind', 'f-dj-governance'],
  ['behind', 'f-fa-governance'],
  ['limits', 'api-drf-throttling'],
  ['production', 'f-dj-scale'],
  ['celery', 'f-all-queue'],
  ['grpc', 'api-fl-protocols'],
  ['uploads', 'f-fl-limits'],
  ['mongo', 'db-fl-agnostic'],
  ['cold', 'f-fl-startup'],
])('a person who types "%s" is led to %s', (word, id) => {
  expect(claims.get(id)?.terms.join(' ').split(' ')).toContain(word);
});

describe('how people ask', () => {
  it('is written down at least thrice for each claim and eight times for each question', () => {
    expect(topic.claims.filter(({ phrasings: own }) => own.length < 3).map(({ id }) => id)).toEqual([]);
    expect(topic.questions.filter(({ phrasings: own }) => own.length < 8).map(({ id }) => id)).toEqual([]);
    expect(topic.questions.length).toBeGreaterThan(180);
  });

  it.each([
    ['claim', topic.claims],
    ['question', topic.questions],
  ])('differs from %s to %s', (_, list) => {
    const seen = new Set<string>();
    const all = list.flatMap(({ phrasings }) => phrasings);
    expect(all.filter((text) => seen.size === seen.add(text.toLowerCase()).size)).toEqual([]);
  });
});
