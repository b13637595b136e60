import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTopic } from '../../../../src/core/team-topics/build/build-topic.ts';
import { combineRatings } from '../../../../src/core/team-topics/ratings/combine.ts';
import type { TeamTopic } from '../../../../src/core/team-topics/state/team-topic.ts';
import { smallKnowledge } from '../../small-topic.ts';
import { closed, done, ownTopic, rated } from '../own-topic.ts';

const options = ['keycloak', 'auth0', 'authentik'];
const criteria = ['cost', 'effort-to-run', 'security'];

/** One person's ratings of everything. */
const person = fc.record(
  Object.fromEntries(
    options.map((option) => [
      option,
      fc.record(
        Object.fromEntries(
          criteria.map((criterion) => [
            criterion,
            fc.option(fc.integer({ min: 0, max: 5 }), { nil: null, freq: 8 }),
          ]),
        ),
      ),
    ]),
  ),
);
const people = fc.array(person, { minLength: 3, maxLength: 6 });

function ratedBy(all: readonly Parameters<typeof rated>[2][], names: readonly string[]): TeamTopic {
  return all.reduce((topic, ratings, at) => rated(topic, names[at] ?? '', ratings), ownTopic());
}

const shownOf = (topic: TeamTopic) => buildTopic('team-1', topic, smallKnowledge);

describe('what several people rated', () => {
  it('comes to the median, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 50 }), (given) => {
        const combined = combineRatings(given);
        expect(combineRatings([...given].reverse())).toEqual(combined);
        const rating = combined?.rating ?? Number.NaN;
        const below = given.filter((one) => one < rating).length;
        const above = given.filter((one) => one > rating).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(given.length / 2);
        expect(combined?.least).toBe(Math.min(...given));
        expect(combined?.most).toBe(Math.max(...given));
      }),
    );
  });

  it.each([
    [[3, 3, 4], 'close'],
    [[2, 3, 4], 'apart'],
    [[0, 3, 5], 'split'],
    [[0, 4, 4, 4, 4], 'close'],
    [[1, 4], 'split'],
  ] as const)('is told in three steps: %j is %s', (given, apart) => {
    expect(combineRatings(given)?.apart).toBe(apart);
  });

  it('isn’t shown before the ratings are closed', () => {
    fc.assert(
      fc.property(people, (all) => {
        const names = all.map((_, at) => `p${at}`);
        expect(shownOf(ratedBy(all, names)).options.flatMap(({ ratings }) => ratings)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('shows the same whoever of them gave which, and in whatever order they rated', () => {
    fc.assert(
      fc.property(people, fc.nat(), (all, turn) => {
        const names = all.map((_, at) => `p${at}`);
        const turned = [...names.slice(turn % names.length), ...names.slice(0, turn % names.length)];
        const one = closed(ratedBy(all, names));
        const other = closed(ratedBy(all, turned));
        const reversed = closed(ratedBy([...all].reverse(), names));
        for (const same of [other, reversed]) {
          expect(same.published?.figures).toEqual(one.published?.figures);
          expect(shownOf(same).options).toEqual(shownOf(one).options);
          expect(JSON.stringify(shownOf(same))).not.toMatch(/"p\d"/);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('shows no figure of what one person alone changes after the close', () => {
    fc.assert(
      fc.property(people, person, (all, changed) => {
        const before = closed(
          ratedBy(
            all,
            all.map((_, at) => `p${at}`),
          ),
        );
        const after = rated(before, 'p0', changed);
        expect(after.published).toEqual(before.published);
        expect(shownOf(after).options).toEqual(shownOf(before).options);
        // Somebody who joins now is alone with that as well.
        expect(rated(before, 'late', changed).published).toEqual(before.published);
        expect(
          done(before, { do: 'withdraw-ratings', option: null, criterion: null }, 'p1').published,
        ).toEqual(before.published);
        // With another one's change, nobody can tell whose is whose.
        const both = rated(after, 'p1', changed);
        if (both.changedBy.length === 0 && both !== after) expect(both.published).not.toBe(before.published);
      }),
      { numRuns: 40 },
    );
  });
});

it('shows no spread of one or two people’s, and lets each rating be one off', () => {
  const two = closed(
    rated(rated(ownTopic(), 'ana', { keycloak: { cost: 2 } }), 'ben', { keycloak: { cost: 5 } }),
  );
  const [, , keycloak] = shownOf(two).options;
  expect(keycloak?.ratings).toEqual([
    {
      criterion: 'cost',
      rating: 3.5,
      judgement: true,
      because: '2 of you rated it',
      evidence: [],
      provenance: 'team',
    },
  ]);
});

it('lets one person alone rate, and follows what they change', () => {
  const before = closed(rated(ownTopic(), 'ana', { keycloak: { cost: 2 } }));
  const after = rated(before, 'ana', { keycloak: { cost: 4 } });
  expect(after.published?.figures.map(({ rating }) => rating)).toEqual([4]);
});

it('asks again once there is something new to rate, and keeps what was shown until that’s closed', () => {
  const before = closed(rated(ownTopic(), 'ana', { keycloak: { cost: 2 } }));
  const more = done(before, {
    do: 'add-options',
    options: [{ name: 'Zitadel', aliases: [], from: null }],
  });
  expect(more.round).toEqual({ number: 2, closedAt: null, closedBy: null });
  const again = rated(more, 'ana', { zitadel: { cost: 5 } });
  expect(again.published).toEqual(before.published);
  expect(closed(again).published?.figures).toHaveLength(2);
});
