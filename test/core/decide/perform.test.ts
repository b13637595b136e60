import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/core/decide/act.ts';
import { choices, rules } from '../../../src/core/decide/ballot.ts';
import { closed, perform, superseded } from '../../../src/core/decide/perform.ts';
import type { Decision } from '../../../src/core/decide/record.ts';
import { mayBecome } from '../../../src/core/decide/status.ts';
import { decisionOf } from '../../contract/documents.ts';

const draft: Decision = { ...decisionOf('Queue'), status: 'draft', history: [] };
const doing = (author: string, operation: string, at = 1) => ({ author, operation, at, manages: false });

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>({ do: 'record' }),
  fc.record({
    do: fc.constant('propose' as const),
    vote: fc.option(
      fc.record({
        rule: fc.constantFrom(...rules),
        voters: fc.subarray(['a', 'b', 'c']),
        until: fc.constantFrom(null, '1970-01-05', '1969-01-01', 'soon'),
      }),
    ),
  }),
  fc.record({ do: fc.constant('vote' as const), choice: fc.constantFrom(...choices) }),
  fc.constant<Change>({ do: 'close' }),
  fc.record({ do: fc.constantFrom('reject' as const, 'deprecate' as const), because: fc.string() }),
  fc.record({ do: fc.constant('object' as const), words: fc.string() }),
  fc.record({ do: fc.constant('edit' as const), content: fc.record({ title: fc.string() }) }),
);
const steps = fc.array(
  fc.record({ change, author: fc.constantFrom('a', 'b', 'c'), supersedes: fc.boolean() }),
  { maxLength: 25 },
);

describe('a record', () => {
  it('takes allowed steps only, keeps what it says once it is proposed, and never loses history', () => {
    fc.assert(
      fc.property(steps, (list) => {
        let now = draft;
        for (const [at, { change: wanted, author, supersedes }] of list.entries()) {
          const done = supersedes
            ? { kind: 'done' as const, decision: superseded(now, 'd-000001', at, author) }
            : perform(now, wanted, doing(author, `o${at}`, at));
          if (done.kind === 'refused') continue;
          const after = done.decision;
          if (after.status !== now.status) expect(mayBecome(now.status, after.status)).toBe(true);
          if (now.status !== 'draft')
            expect({ ...after.content, dissent: [] }).toEqual({ ...now.content, dissent: [] });
          if (now.status !== 'draft' && now.status !== 'proposed') expect(after.content).toEqual(now.content);
          expect(after.history.slice(0, now.history.length)).toEqual(now.history);
          if (after.status !== now.status) expect(after.history.length).toBeGreaterThan(now.history.length);
          now = after;
        }
      }),
    );
  });

  it('is changed once by one operation, however often it comes', () => {
    fc.assert(
      fc.property(change, (wanted) => {
        const once = perform(draft, wanted, doing('a', 'o'));
        if (once.kind === 'refused') return;
        expect(perform(once.decision, wanted, doing('a', 'o'))).toEqual(once);
      }),
    );
  });

  it('is accepted by its vote when all who were named have voted', () => {
    const voters = ['anna', 'ben'];
    const put = done(draft, { do: 'propose', vote: { rule: 'consent', voters, until: null } }, 'anna', '1');
    expect(put.status).toBe('proposed');
    const one = done(put, { do: 'vote', choice: 'for' }, 'anna', '2');
    expect(one.status).toBe('proposed');
    const both = done(one, { do: 'vote', choice: 'abstain' }, 'ben', '3');
    expect(both).toMatchObject({ status: 'accepted', vote: { result: 'accepted' } });
    expect(both.history.at(-1)?.what).toBe('the vote closed: 1 for, 0 against, 1 abstained; accepted');
  });

  it('stays a proposal where nobody voted for or against it', () => {
    const put = done(
      draft,
      { do: 'propose', vote: { rule: 'majority', voters: [], until: null } },
      'anna',
      '1',
    );
    expect(closed(put, 5, 'anna')).toMatchObject({ status: 'proposed', vote: { result: 'undecided' } });
  });

  it.each<[string, Decision, Change, string]>([
    ['an edit of what is accepted', decisionOf('d'), { do: 'edit', content: { title: 'x' } }, 'supersede'],
    ['a vote where none is open', decisionOf('d'), { do: 'vote', choice: 'for' }, 'No vote is open'],
    ['a second acceptance', decisionOf('d'), { do: 'record' }, 'accepted already'],
    [
      'a rejection of what is accepted',
      decisionOf('d'),
      { do: 'reject', because: '' },
      'cannot become rejected',
    ],
    ['a deprecation of a draft', draft, { do: 'deprecate', because: '' }, 'cannot become deprecated'],
    [
      'a record without an outcome',
      { ...draft, content: { ...draft.content, outcome: { option: null, words: '' } } },
      { do: 'record' },
      'no outcome yet',
    ],
    [
      'a vote that is over before it begins',
      draft,
      { do: 'propose', vote: { rule: 'majority', voters: [], until: '1969-12-31' } },
      'last day',
    ],
  ])('refuses %s, and says why', (_, decision, wanted, why) => {
    const refused = perform(decision, wanted, doing('anna', 'o'));
    expect(refused).toMatchObject({ kind: 'refused', why: expect.stringContaining(why) });
  });
});

function done(decision: Decision, wanted: Change, author: string, operation: string): Decision {
  const result = perform(decision, wanted, doing(author, operation));
  if (result.kind === 'refused') throw new Error(result.why);
  return result.decision;
}
