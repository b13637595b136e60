import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isComplete,
  missingFrom,
  reminderAt,
  type Vote,
  voteChoices,
  voteResult,
  votingRules,
  withBallot,
} from '../../../../src/core/decisions/record/vote.ts';

const open: Vote = {
  rule: 'majority',
  voters: [],
  until: null,
  zone: 'UTC',
  openedAt: 0,
  openedBy: 'anna',
  ballots: [],
  reminded: false,
  result: null,
};
const cast = (vote: Vote, ...ballots: readonly [string, (typeof voteChoices)[number]][]): Vote =>
  ballots.reduce((sum, [author, choice], at) => withBallot(sum, { author, choice, at }), vote);
const votes = (yes: number, no: number, abstain = 0): [string, (typeof voteChoices)[number]][] => [
  ...Array.from({ length: yes }, (_, n): [string, 'for'] => [`y${n}`, 'for']),
  ...Array.from({ length: no }, (_, n): [string, 'against'] => [`n${n}`, 'against']),
  ...Array.from({ length: abstain }, (_, n): [string, 'abstain'] => [`a${n}`, 'abstain']),
];

describe('a vote', () => {
  it.each([
    ['majority', 2, 1, 0, 'accepted'],
    ['majority', 2, 2, 0, 'rejected'],
    ['majority', 1, 0, 9, 'accepted'],
    ['two-thirds', 2, 1, 0, 'accepted'],
    ['two-thirds', 3, 2, 0, 'rejected'],
    ['consent', 1, 0, 4, 'accepted'],
    ['consent', 9, 1, 0, 'rejected'],
    ['majority', 0, 0, 3, 'undecided'],
    ['consent', 0, 0, 0, 'undecided'],
    ['consent', 0, 0, 2, 'accepted'],
    ['consent', 0, 1, 9, 'rejected'],
  ] as const)('by %s with %i for, %i against and %i abstaining is %s', (rule, yes, no, abstain, result) => {
    expect(voteResult(cast({ ...open, rule }, ...votes(yes, no, abstain)))).toBe(result);
  });

  it('is complete once all named voters have voted, and never if none were named', () => {
    const named = { ...open, voters: ['anna', 'ben'] };
    expect(missingFrom(cast(named, ['ben', 'abstain']))).toEqual(['anna']);
    expect(isComplete(cast(named, ['ben', 'abstain'], ['anna', 'for']))).toBe(true);
    expect(isComplete(cast(open, ['ben', 'for']))).toBe(false);
  });

  it('counts each person’s last vote, in whatever order people vote', () => {
    const ballot = fc.record({
      author: fc.constantFrom('a', 'b', 'c', 'd'),
      choice: fc.constantFrom(...voteChoices),
    });
    fc.assert(
      fc.property(fc.array(ballot), fc.constantFrom(...votingRules), (ballots, rule) => {
        const all = cast(
          { ...open, rule },
          ...ballots.map(({ author, choice }): [string, (typeof voteChoices)[number]] => [author, choice]),
        );
        const last = new Map(ballots.map(({ author, choice }) => [author, choice]));
        const once = cast({ ...open, rule }, ...[...last].reverse());
        expect(voteResult(all)).toBe(voteResult(once));
        expect(all.ballots).toHaveLength(last.size);
      }),
    );
  });

  it('never becomes rejected through another vote for it, or accepted through another against it', () => {
    const counts = fc.nat({ max: 9 });
    fc.assert(
      fc.property(counts, counts, fc.constantFrom(...votingRules), (yes, no, rule) => {
        const result = voteResult(cast({ ...open, rule }, ...votes(yes, no)));
        const more = voteResult(cast({ ...open, rule }, ...votes(yes + 1, no)));
        const less = voteResult(cast({ ...open, rule }, ...votes(yes, no + 1)));
        if (result === 'accepted') expect(more).toBe('accepted');
        if (result === 'rejected') expect(less).toBe('rejected');
      }),
    );
  });

  it('reminds a day before its end, half-way if it is short, after two days without an end, and never if nobody was named', () => {
    const hour = 3_600_000;
    const named = { ...open, voters: ['anna'] };
    expect(reminderAt({ ...named, until: 240 * hour })).toBe(216 * hour);
    expect(reminderAt({ ...named, until: 20 * hour })).toBe(10 * hour);
    expect(reminderAt({ ...open, until: 20 * hour })).toBeNull();
    expect(reminderAt(named)).toBe(48 * hour);
    expect(reminderAt(open)).toBeNull();
  });
});
