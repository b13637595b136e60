import { describe, expect, it } from 'vitest';
import { whyAsked } from '../../../../src/core/decisions/ask/why-asked.ts';

describe('a question for the reasons of a decision', () => {
  it.each([
    ['why did we choose kafka?', ['kafka']],
    ['Why do we use Postgres for the job queue?', ['postgr', 'job', 'queue']],
    ['why are we running our own runners', ['runner']],
    ['why was the monorepo adopted', ['monorepo']],
    ['can someone tell me why we went with next.js?', ['next.js']],
    ["what's the rationale behind our choice of protobuf", ['protobuf']],
    ["what's the reason we picked ruff", ['ruff']],
    ['what was the rationale for dual licensing?', ['dual', 'licens']],
    ['what made us switch to pnpm?', ['pnpm']],
    ['why did you pick lunr over algolia?', ['lunr']],
    ['remind me why feature flags were introduced', ['featur', 'flag']],
  ])('%j is about %j', (words, about) => {
    expect(whyAsked(words)).toEqual({ about, against: false });
  });

  it.each([
    'why did we reject graphql?',
    "why didn't we choose graphql?",
    'why was graphql ruled out',
    'why did we not use graphql',
    'why do we avoid graphql?',
    'why have we moved away from graphql',
    'remind me why graphql was banned',
  ])('%j asks why not', (words) => {
    expect(whyAsked(words)).toEqual({ about: ['graphql'], against: true });
  });

  it.each([
    'why?',
    'why not flask?',
    'why is django slow?',
    'why would anyone need an orm?',
    'we need a reason to move',
    'use kafka',
  ])('%j is none, or names nothing', (words) => {
    expect(whyAsked(words)?.about ?? []).toEqual([]);
  });
});
