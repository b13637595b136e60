import fc from 'fast-check';
import type { BarsChart, Chart, LinesChart, MeansChart, SpreadChart } from '../../src/core/answer/chart.ts';

const outOfFive = fc.double({ min: 0, max: 5, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
const titled = { title: fc.string({ unit: 'grapheme', maxLength: 200 }), alt: fc.string({ maxLength: 200 }) };

const anyBars: fc.Arbitrary<BarsChart> = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 8 }))
  .chain(([options, groups]) =>
    fc.record({
      kind: fc.constant('bars' as const),
      ...titled,
      options: fc.array(name, { minLength: options, maxLength: options }),
      groups: fc.array(
        fc.record({
          name,
          bars: fc.array(fc.record({ rating: fc.option(outOfFive), judged: fc.boolean() }), {
            minLength: options,
            maxLength: options,
          }),
        }),
        { minLength: groups, maxLength: groups },
      ),
    }),
  );

const anySpread: fc.Arbitrary<SpreadChart> = fc.record({
  kind: fc.constant('spread' as const),
  ...titled,
  people: fc.integer({ min: 2, max: 30 }),
  rows: fc.array(
    fc.tuple(name, fc.array(outOfFive, { minLength: 5, maxLength: 5 })).map(([row, weights]) => {
      const [lowest = 0, lowerQuartile = 0, median = 0, upperQuartile = 0, highest = 0] = weights.sort(
        (a, b) => a - b,
      );
      return { name: row, lowest, lowerQuartile, median, upperQuartile, highest };
    }),
    { minLength: 1, maxLength: 8 },
  ),
});

const anyMeans: fc.Arbitrary<MeansChart> = fc.record({
  kind: fc.constant('means' as const),
  ...titled,
  people: fc.integer({ min: 3, max: 30 }),
  rows: fc.array(fc.record({ name, mean: share, deviation: fc.double({ min: 0, max: 0.5, noNaN: true }) }), {
    minLength: 1,
    maxLength: 8,
  }),
});

const anyLines: fc.Arbitrary<LinesChart> = fc
  .array(fc.record({ name, from: outOfFive, to: outOfFive }), { minLength: 2, maxLength: 6 })
  .chain((lines) =>
    fc.record({
      kind: fc.constant('lines' as const),
      ...titled,
      criterion: name,
      now: share,
      lines: fc.constant(lines),
      crossings: fc.array(
        share.map((at) => ({ share: at, before: lines[0]?.name ?? '', after: lines[1]?.name ?? '' })),
        { maxLength: 3 },
      ),
    }),
  );

/** Charts of every kind, with any names, within what the core makes. */
export const anyChart: fc.Arbitrary<Chart> = fc.oneof(anyBars, anySpread, anyMeans, anyLines);

export const barsChart: BarsChart = {
  kind: 'bars',
  title: 'Rated 0 to 5: Kafka and NATS',
  alt: 'Bars of ratings from 0 to 5. Replay: Kafka 5, NATS 3*.',
  options: ['Kafka', 'NATS'],
  groups: [
    {
      name: 'Replay',
      bars: [
        { rating: 5, judged: false },
        { rating: 3, judged: true },
      ],
    },
    {
      name: 'Ordering of messages',
      bars: [
        { rating: 4, judged: false },
        { rating: null, judged: false },
      ],
    },
  ],
};

export const spreadChart: SpreadChart = {
  kind: 'spread',
  title: 'What 3 people weigh, 0 to 5',
  alt: 'How far apart the weights of 3 people are.',
  people: 3,
  rows: [{ name: 'Replay', lowest: 0, lowerQuartile: 1, median: 2, upperQuartile: 3, highest: 5 }],
};

export const meansChart: MeansChart = {
  kind: 'means',
  title: 'What 3 people weigh: mean and spread',
  alt: 'Mean share of all weight.',
  people: 3,
  rows: [
    { name: 'Replay', mean: 0.5, deviation: 0.25 },
    { name: 'Ordering of messages', mean: 0.125, deviation: 0 },
  ],
};

export const linesChart: LinesChart = {
  kind: 'lines',
  title: 'Score against the weight of replay',
  alt: 'Lines of the scores.',
  criterion: 'Replay',
  now: 0.2,
  lines: [
    { name: 'Kafka', from: 2, to: 5 },
    { name: 'NATS', from: 4, to: 3 },
  ],
  crossings: [{ share: 0.5, before: 'NATS', after: 'Kafka' }],
};
