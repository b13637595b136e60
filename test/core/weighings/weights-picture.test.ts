import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartSchema } from '../../../src/core/answer/chart.ts';
import type { Weighing } from '../../../src/core/weighings/state/weighing.ts';
import { canBeDrawn, pictureOf } from '../../../src/core/weighings/weights-picture.ts';
import { libraryOf } from '../../../src/knowledge/queries.ts';
import { smallTopic } from '../small-topic.ts';

const library = libraryOf(smallTopic);
const criteria = smallTopic.criteria.map(({ id }) => id);

/** A closed weighing in which people gave the first two criteria these weights. */
function weighingOf(
  people: readonly (readonly [number, number])[],
  closed: Weighing['closed'] = 'by all',
): Weighing {
  const [first = '', second = ''] = criteria;
  return {
    round: 1,
    operation: 'o',
    topic: smallTopic.id,
    candidates: smallTopic.options.map(({ id }) => id),
    needs: [],
    asked: [first, second],
    more: [],
    conversation: 'c',
    platform: null,
    openedBy: 'u0',
    openedAt: 0,
    named: [],
    closesAt: null,
    zone: 'UTC',
    remindAt: null,
    reminded: [],
    answers: people.map(([one, other], index) => ({
      author: `u${index}`,
      weights: { [first]: one, [second]: other },
      needs: [],
    })),
    shared: [],
    pointed: [],
    deliveries: [],
    closed,
    changes: 0,
    pending: [],
    touched: 0,
  };
}

function chartIn(weighing: Weighing) {
  const [chart] = pictureOf(library, weighing).blocks.flatMap((block) =>
    block.kind === 'chart' && block.chart.kind === 'means' ? [block.chart] : [],
  );
  if (chart === undefined) throw new Error('no picture');
  return chart;
}

describe('the picture of what a team weighs', () => {
  it('shows mean and deviation of the shares, worked out by hand, and no single answer', () => {
    // Shares of the first criterion: 5/5, 0/5, 3/6, so a mean of 0.5 and a deviation of √(0.5 / 3).
    const { rows, alt, people } = chartIn(
      weighingOf([
        [5, 0],
        [0, 5],
        [3, 3],
      ]),
    );
    expect(people).toBe(3);
    expect(rows.map(({ mean, deviation }) => [mean, deviation])).toEqual([
      [0.5, 0.408248],
      [0.5, 0.408248],
    ]);
    expect(alt).toContain('50 % ± 41 %');
    expect(JSON.stringify(rows)).not.toMatch(/u0|u1|u2/);
  });

  it('says so if people agree', () => {
    const said = (people: readonly (readonly [number, number])[]) =>
      JSON.stringify(pictureOf(library, weighingOf(people)).blocks[0]);
    expect(
      said([
        [3, 3],
        [3, 3],
        [5, 5],
      ]),
    ).toContain('The 3 of you weigh things much alike.');
    expect(
      said([
        [5, 0],
        [0, 5],
        [3, 3],
      ]),
    ).toContain("You're furthest apart on ");
  });

  it('is available once the weighing is closed, from three answers on', () => {
    const three = [
      [5, 0],
      [0, 5],
      [3, 3],
    ] as const;
    expect(canBeDrawn(library, weighingOf(three))).toBe(true);
    expect(canBeDrawn(library, weighingOf(three, null))).toBe(false);
    expect(canBeDrawn(library, weighingOf(three.slice(0, 2)))).toBe(false);
    // People who weigh nothing don't count.
    expect(canBeDrawn(library, weighingOf([...three.slice(0, 2), [0, 0]]))).toBe(false);
  });

  it('fits the stored schema, whatever people weigh', () => {
    const level = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(level, level), { minLength: 3, maxLength: 9 }), (people) => {
        const weighing = weighingOf(people);
        if (!canBeDrawn(library, weighing)) return;
        const chart = chartIn(weighing);
        expect(chartSchema.parse(chart)).toEqual(chart);
      }),
    );
  });
});
