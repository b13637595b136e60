import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedForm } from '../../../../src/core/meaning/form.ts';
import { type Match, matchMeaning } from '../../../../src/core/meaning/match/match.ts';
import type { MatchQuery } from '../../../../src/core/meaning/match/match-query.ts';
import { tokenize } from '../../../../src/core/understanding/text/words.ts';
import { buildMeanings } from '../../../../src/knowledge/meanings/build-meanings.ts';
import type { Topic } from '../../../../src/knowledge/schema.ts';
import { pythonWeb } from '../../built-in.ts';
import { smallTopic } from '../../small-topic.ts';
import { toyEncoder } from '../toy-encoder.ts';

const phrased: Topic = {
  ...smallTopic,
  questions: [
    {
      id: 'replay',
      form: 'pick',
      options: [],
      phrasings: [
        'which of them can replay yesterday',
        'we must read old events once more',
        'replay with {option}?',
      ],
      claims: ['k-log', 'n-stream', 'r-gone'],
    },
  ],
  claims: smallTopic.claims.map((claim) =>
    claim.id === 'r-console'
      ? { ...claim, phrasings: ['is there some admin page in the browser', 'ui for rabbit?'] }
      : claim,
  ),
};

function queryFor(text: string, options: readonly string[] = [], vector?: MatchQuery['vector']): MatchQuery {
  const { words } = tokenize(text);
  return { words, options, outside: 0, form: askedForm(words), ...(vector === undefined ? {} : { vector }) };
}

async function matchWithMeaning(topic: Topic, text: string, options: readonly string[] = []): Promise<Match> {
  const encoder = toyEncoder();
  const [vector] = await encoder.encode([text]);
  return matchMeaning(topic, await buildMeanings(topic, encoder), queryFor(text, options, vector));
}

describe('a match by words', () => {
  it('finds a claim by how people ask for it, though it says it otherwise', () => {
    const { candidates } = matchMeaning(phrased, null, queryFor('some admin page in a browser?'));
    expect(candidates[0]?.claims).toEqual(['r-console']);
  });

  it('finds a question with the claims that answer it', () => {
    const { candidates } = matchMeaning(phrased, null, queryFor('which can replay yesterday'));
    expect(candidates[0]?.question).toBe('replay');
    expect([...(candidates[0]?.claims ?? [])].sort()).toEqual(['k-log', 'n-stream', 'r-gone']);
  });

  it('puts the claims of the option named first', () => {
    const { candidates } = matchMeaning(
      phrased,
      null,
      queryFor('which can replay yesterday, nats?', ['nats']),
    );
    expect(candidates.find(({ question }) => question === 'replay')?.claims[0]).toBe('n-stream');
  });

  it('finds claims by what they say in a topic without phrasings', () => {
    const { candidates } = matchMeaning(
      smallTopic,
      null,
      queryFor('a single binary without a second service', ['nats']),
    );
    expect(candidates[0]?.claims).toEqual(['n-binary']);
  });

  it('knows a claim as soon as it has two phrasings', () => {
    const asked = queryFor('does the thing page anybody at night');
    const before = matchMeaning(phrased, null, asked).candidates[0];
    const added: Topic = {
      ...phrased,
      claims: phrased.claims.map((claim) =>
        claim.id === 'k-care'
          ? { ...claim, phrasings: ['will it page us at night', 'who gets paged'] }
          : claim,
      ),
    };
    expect(before?.claims).not.toEqual(['k-care']);
    expect(matchMeaning(added, null, asked).candidates[0]?.claims).toEqual(['k-care']);
  });

  it('is less sure of what names a thing that nothing here knows', () => {
    const known = matchMeaning(pythonWeb, null, queryFor('which python does flask need', ['flask']));
    const foreign = matchMeaning(pythonWeb, null, queryFor('is flask fips 140-3 validated', ['flask']));
    expect(known.answerable).toBeGreaterThan(0.5);
    expect(foreign.answerable).toBeLessThan(0.5);
    expect(foreign.candidates[0]?.probability).toBeLessThan(known.candidates[0]?.probability ?? 0);
  });
});

describe('a match by meaning', () => {
  it('finds what only means the same', async () => {
    const rewinding: Topic = {
      ...smallTopic,
      claims: smallTopic.claims.map((claim) =>
        claim.id === 'k-log' ? { ...claim, phrasings: ['rewind', 'rewind it'] } : claim,
      ),
    };
    // The encoder takes both words for the same; letter by letter they have nothing in common.
    const { candidates } = await matchWithMeaning(rewinding, 'again', ['kafka']);
    expect(candidates[0]?.claims).toEqual(['k-log']);
    expect(matchMeaning(rewinding, null, queryFor('again', ['kafka'])).candidates[0]?.claims).not.toEqual([
      'k-log',
    ]);
  });

  it('goes by words where the vector is another encoder’s', async () => {
    const meanings = await buildMeanings(phrased, toyEncoder());
    const asked = queryFor('some admin page in a browser?', []);
    expect(matchMeaning(phrased, meanings, { ...asked, vector: new Float32Array(8).fill(0.35) })).toEqual(
      matchMeaning(phrased, null, asked),
    );
  });

  it('works in a topic without phrasings', async () => {
    const { candidates } = await matchWithMeaning(smallTopic, 'is there a dashboard', ['rabbitmq']);
    expect(candidates[0]?.claims).toEqual(['r-console']);
  });
});

describe('every match', () => {
  it('has probabilities from 0 to 1 and claims that exist, best first, whatever is asked', () => {
    const ids = new Set(phrased.claims.map(({ id }) => id));
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        fc.subarray(['kafka', 'nats', 'pulsar', 'unknown']),
        (text, options) => {
          const { candidates, answerable } = matchMeaning(phrased, null, queryFor(text, options));
          expect(answerable).toBeGreaterThanOrEqual(0);
          expect(answerable).toBeLessThanOrEqual(1);
          for (const { probability, claims } of candidates) {
            expect(probability).toBeGreaterThanOrEqual(0);
            expect(probability).toBeLessThanOrEqual(1);
            expect(claims.every((id) => ids.has(id))).toBe(true);
          }
        },
      ),
    );
  });

  it('is empty in a topic that says nothing', () => {
    expect(matchMeaning({ ...smallTopic, claims: [] }, null, queryFor('replay?'))).toEqual({
      candidates: [],
      answerable: 0,
    });
  });
});
