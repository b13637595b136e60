import { describe, expect, it } from 'vitest';
import { type Composer, openComposer } from '../../../../src/core/reply/parts/composer.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import type { Claim, Source, Topic } from '../../../../src/knowledge/schema.ts';
import { smallTopic } from '../../small-topic.ts';
import { citationsIn, wordsOf } from '../../spans-of.ts';

const library = libraryOf(smallTopic);
const open = (): Composer => openComposer(library);
function claimOf(id: string, topic: Topic = smallTopic): Claim {
  const claim = libraryOf(topic).claim(id);
  if (claim === undefined) throw new Error(`the small topic has no claim ${id}`);
  return claim;
}

describe('sources', () => {
  it('are numbered in the order of their first citation, each once', () => {
    const composer = open();
    const numbers = ['n-stream', 'k-log', 'n-stream', 'n-binary'].flatMap((id) =>
      citationsIn(composer.cite(claimOf(id))).map(({ source }) => source),
    );
    expect(numbers).toEqual([1, 2, 2, 1, 2, 2]);
    expect(composer.sources.map(({ title }) => title)).toEqual(['Own measurement', 'Handbook of queues']);
  });

  it('of a claim are at most two, or as many as requested', () => {
    const [first = '', ...others] = smallTopic.sources.map(({ id }) => id);
    const claim = { ...claimOf('n-stream'), sources: [first, ...others] };
    expect(others.length).toBeGreaterThan(1);
    expect(citationsIn(open().cite(claim))).toHaveLength(2);
    expect(citationsIn(open().cite(claim, 1))).toHaveLength(1);
  });

  it('say where to find them and what date they speak of', () => {
    const composer = open();
    composer.cite(claimOf('n-stream'), 2);
    expect(composer.sources).toEqual([
      { title: 'Own measurement', url: null, locator: 'docs/evidence/README.md', asOf: '2026-11-22' },
      { title: 'Handbook of queues', url: 'https://example.com/handbook', locator: null, asOf: '2026-05' },
    ]);
  });

  it('of a claim from the article that is not simply confirmed include its section and what it was checked against', () => {
    const composer = open();
    expect(citationsIn(composer.cite(claimOf('k-once')))).toHaveLength(2);
    expect(composer.sources).toMatchObject([
      { title: 'Handbook of queues' },
      { title: 'Which queue?', locator: 'Delivery' },
    ]);
  });

  it('record the cited claims in order, each once', () => {
    const composer = open();
    for (const id of ['k-log', 'n-stream', 'k-log']) composer.cite(claimOf(id));
    expect(composer.claims).toEqual(['k-log', 'n-stream']);
  });

  it('never stand in for the source of another claim, however many there are', () => {
    const sources = Array.from(
      { length: 20 },
      (_, at): Source => ({
        id: `s${at}`,
        title: `Source ${at}`,
        kind: 'community',
        locator: `${at}`,
        asOf: '2026',
      }),
    );
    const claims = sources.map(({ id }, at): Claim => ({ ...claimOf('k-log'), id: `c${at}`, sources: [id] }));
    const composer = openComposer(libraryOf({ ...smallTopic, sources, claims }));
    for (const claim of claims) {
      for (const { source } of citationsIn(composer.cite(claim)))
        expect(composer.sources[source - 1]?.title).toBe(`Source ${claim.id.slice(1)}`);
    }
  });
});

describe('a sentence', () => {
  it('of a confirmed claim stands as it is', () => {
    expect(
      open()
        .sentence(claimOf('k-log'))
        .map(({ kind }) => kind),
    ).toEqual(['plain', 'citation']);
  });

  it.each([
    ['r-gone', 'qualified'],
    ['k-once', 'disputed'],
    ['r-when', 'opinion'],
  ])('for %s starts with the mark %s', (id, verdict) => {
    expect(open().sentence(claimOf(id))[0]).toEqual({ kind: 'mark', verdict });
    expect(open().cell(claimOf(id))[0]).toEqual({ kind: 'mark', verdict });
  });

  it('is a fragment in a cell: its own, or the first clause of the line', () => {
    expect(wordsOf(open().cell(claimOf('r-order'))).trim()).toBe('per queue, one consumer');
    expect(wordsOf(open().cell(claimOf('k-once'))).trim()).toBe(
      'The article says that Kafka delivers exactly once everywhere',
    );
  });
});

describe('a rating', () => {
  it('is a figure, with a star if it is a judgement', () => {
    expect([
      open().figure('kafka', 'history'),
      open().figure('kafka', 'care'),
      open().figure('kafka', 'nothing'),
    ]).toEqual(['5', '1*', '–']);
  });

  it('gives its reason, with the evidence cited', () => {
    const because = open().because('kafka', 'history');
    expect(wordsOf(because).trim()).toBe('messages stay as long as configured');
    expect(citationsIn(because)).toEqual([{ kind: 'citation', source: 1, claim: 'k-log' }]);
    expect(open().because('kafka', 'nothing')).toEqual([]);
  });

  it('that only rests on a qualified claim has the mark', () => {
    expect(open().because('rabbitmq', 'history')).toContainEqual({ kind: 'mark', verdict: 'qualified' });
  });
});

describe('choices', () => {
  it('are at most four, and no block without any', () => {
    const composer = open();
    composer.choices([]);
    expect(composer.blocks).toEqual([]);
    composer.choices(Array.from({ length: 6 }, (_, at) => ({ label: `${at}`, says: `${at}` })));
    const kept = Array.from({ length: 4 }, (_, at) => ({ label: `${at}`, says: `${at}` }));
    expect(composer.blocks).toEqual([{ kind: 'choices', choices: kept }]);
  });
});

describe('a text written for people', () => {
  it('keeps its words, shows code as code, and cites each statement with one source a claim, each once', () => {
    const composer = open();
    const spans = composer.cited([
      { says: 'Yes, run `mq start`.', claims: ['k-log', 'k-log', 'n-stream'], isAdvice: false },
      { says: 'Try it first.', claims: [], isAdvice: true },
    ]);
    expect(spans).toMatchObject([
      { kind: 'plain', text: 'Yes, run ' },
      { kind: 'code', text: 'mq start' },
      { kind: 'plain', text: '. ' },
      { kind: 'citation', source: 1, claim: 'k-log' },
      { kind: 'citation', source: 2, claim: 'n-stream' },
      { kind: 'plain', text: ' ' },
      { kind: 'plain', text: 'Try it first.' },
    ]);
    expect(composer.claims).toEqual(['k-log', 'n-stream']);
  });
});
