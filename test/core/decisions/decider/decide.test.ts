import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAutomatic } from '../../../../src/core/decisions/decider/decide-automatic.ts';
import { evolve } from '../../../../src/core/decisions/decider/evolve.ts';
import type { PersonCommand } from '../../../../src/core/decisions/decider/record-command.ts';
import type { Decision } from '../../../../src/core/decisions/record/record.ts';
import { mayBecome } from '../../../../src/core/decisions/record/status.ts';
import { voteChoices, votingRules } from '../../../../src/core/decisions/record/vote.ts';
import { decisionOf } from '../../../contract/documents.ts';
import { perform, superseded } from './perform.ts';

const draft: Decision = { ...decisionOf('Queue'), status: 'draft', history: [] };
const issuerOf = (author: string, operation: string, at = 1) => ({ author, operation, at, manages: false });

const change: fc.Arbitrary<PersonCommand> = fc.oneof(
  fc.constant<PersonCommand>({ do: 'record' }),
  fc.record({
    do: fc.constant('propose' as const),
    vote: fc.option(
      fc.record({
        rule: fc.constantFrom(...votingRules),
        voters: fc.subarray(['a', 'b', 'c']),
        until: fc.constantFrom(null, '1970-01-05', '1969-01-01', 'soon'),
      }),
    ),
  }),
  fc.record({ do: fc.constant('vote' as const), choice: fc.constantFrom(...voteChoices) }),
  fc.constant<PersonCommand>({ do: 'close' }),
  fc.record({ do: fc.constantFrom('reject' as const, 'deprecate' as const), because: fc.string() }),
  fc.record({ do: fc.constant('object' as const), words: fc.string() }),
  fc.record({ do: fc.constant('edit' as const), content: fc.record({ title: fc.string() }) }),
);
const steps = fc.array(
  fc.record({ change, author: fc.constantFrom('a', 'b', 'c'), supersedes: fc.boolean() }),
  { maxLength: 25 },
);

describe('a record', () => {
  it('takes only allowed steps, keeps its content once it is proposed, and never loses history', () => {
    fc.assert(
      fc.property(steps, (list) => {
        let now = draft;
        for (const [at, { change: command, author, supersedes }] of list.entries()) {
          const done = supersedes
            ? { kind: 'done' as const, decision: superseded(now, 'd-000001', at, author) }
            : perform(now, command, issuerOf(author, `o${at}`, at));
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

  it('changes once for each operation, however often that arrives', () => {
    fc.assert(
      fc.property(change, (command) => {
        const once = perform(draft, command, issuerOf('a', 'o'));
        if (once.kind === 'refused') return;
        expect(perform(once.decision, command, issuerOf('a', 'o'))).toEqual(once);
      }),
    );
  });

  it('is accepted by its vote a minute after all named voters have voted', () => {
    const voters = ['anna', 'ben'];
    const put = done(draft, { do: 'propose', vote: { rule: 'consent', voters, until: null } }, 'anna', '1');
    expect(put.status).toBe('proposed');
    const one = done(put, { do: 'vote', choice: 'for' }, 'anna', '2');
    expect(one.status).toBe('proposed');
    const all = done(one, { do: 'vote', choice: 'abstain' }, 'ben', '3');
    expect(all).toMatchObject({ status: 'proposed', vote: { closing: 60_001, result: null } });
    expect(onTime(all, 60_000)).toEqual(all);
    const both = onTime(all, 90_000);
    expect(both.history.at(-1)).toMatchObject({ at: 60_001, author: null });
    expect(both).toMatchObject({ status: 'accepted', vote: { result: 'accepted' } });
    expect(both.history.at(-1)?.what).toBe('the vote closed: 1 for, 0 against, 1 abstained; accepted');
  });

  it('counts a correction in the last minute, which starts it no anew, and stays open after a withdrawal', () => {
    const voters = ['anna', 'ben'];
    const put = done(draft, { do: 'propose', vote: { rule: 'majority', voters, until: null } }, 'anna', '1');
    const one = done(put, { do: 'vote', choice: 'for' }, 'anna', '2');
    const all = done(one, { do: 'vote', choice: 'abstain' }, 'ben', '3');
    const corrected = done(all, { do: 'vote', choice: 'against' }, 'anna', '4');
    expect(corrected.vote?.closing).toBe(all.vote?.closing);
    expect(onTime(corrected, 60_001).status).toBe('rejected');
    expect(perform(all, { do: 'vote', choice: 'against' }, issuerOf('anna', '5', 60_001))).toMatchObject({
      kind: 'refused',
      why: 'Voting on it is over.',
    });
    const withdrawn = done(all, { do: 'withdraw-vote' }, 'ben', '6');
    expect(withdrawn.vote).not.toHaveProperty('closing');
    expect(onTime(withdrawn, 90_000)).toEqual(withdrawn);
    expect(withdrawn.history.at(-1)?.what).toBe('withdrew their vote');
  });

  it('closes no later than the end it was given', () => {
    const vote = { rule: 'majority', voters: ['anna'], until: '1970-01-01' } as const;
    const put = done(draft, { do: 'propose', vote }, 'anna', '1');
    const late = perform(put, { do: 'vote', choice: 'for' }, issuerOf('anna', '2', 86_390_000));
    expect(late).toMatchObject({ decision: { vote: { closing: 86_400_000 } } });
  });

  it('stays a proposal if nobody voted for or against it', () => {
    const put = done(
      draft,
      { do: 'propose', vote: { rule: 'majority', voters: [], until: null } },
      'anna',
      '1',
    );
    expect(done(put, { do: 'close' }, 'anna', '2')).toMatchObject({
      status: 'proposed',
      vote: { result: 'undecided' },
    });
  });

  it('can be voted on again if a vote decided nothing, but not while one is open', () => {
    const vote = { rule: 'majority', voters: [], until: null } as const;
    const put = done(draft, { do: 'propose', vote }, 'anna', '1');
    expect(perform(put, { do: 'propose', vote }, issuerOf('ben', '2'))).toMatchObject({
      kind: 'refused',
      why: 'A vote is open on it already.',
    });
    const undecided = done(put, { do: 'close' }, 'anna', '2a');
    const again = done(undecided, { do: 'propose', vote: { ...vote, rule: 'consent' } }, 'ben', '3');
    expect(again).toMatchObject({
      status: 'proposed',
      vote: { rule: 'consent', openedBy: 'ben', result: null },
    });
    expect(again.history.slice(0, undecided.history.length)).toEqual(undecided.history);
  });

  it('is voted on until the end of the day, or the hour, that someone names', () => {
    const sunday = Date.UTC(2026, 10, 22, 12);
    const until = (words: string): number | null | undefined => {
      const vote = { rule: 'majority', voters: [], until: words } as const;
      const put = perform(draft, { do: 'propose', vote }, issuerOf('anna', 'o', sunday));
      return put.kind === 'done' ? put.decision.vote?.until : null;
    };
    expect(until('2026-11-27')).toBe(Date.UTC(2026, 10, 28));
    expect(until('until friday')).toBe(Date.UTC(2026, 10, 28));
    expect(until('until friday 17:00')).toBe(Date.UTC(2026, 10, 27, 17));
    expect(until('within 3 days')).toBe(Date.UTC(2026, 10, 25, 12));
  });

  it('notes who changed what in its draft, and nothing for an edit that changes nothing', () => {
    const titled = done(
      draft,
      { do: 'edit', content: { title: 'Queue for orders', decideBy: '2027-01-01' } },
      'ben',
      '1',
    );
    expect(titled.history).toEqual([
      { at: 1, author: 'ben', what: 'changed title, decide-by', became: null },
    ]);
    expect(done(titled, { do: 'edit', content: { title: 'Queue for orders' } }, 'ben', '2').history).toEqual(
      titled.history,
    );
  });

  it.each<[string, Decision, PersonCommand, string]>([
    ['an edit of what is accepted', decisionOf('d'), { do: 'edit', content: { title: 'x' } }, 'supersede'],
    ['a vote where none is open', decisionOf('d'), { do: 'vote', choice: 'for' }, 'No vote is open'],
    ['a second acceptance', decisionOf('d'), { do: 'record' }, 'accepted already'],
    [
      'a rejection of what is accepted',
      decisionOf('d'),
      { do: 'reject', because: '' },
      "can't become rejected",
    ],
    ['a deprecation of a draft', draft, { do: 'deprecate', because: '' }, "can't become deprecated"],
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
      "an end that isn't over",
    ],
    [
      'a vote until nobody knows when',
      draft,
      { do: 'propose', vote: { rule: 'majority', voters: [], until: 'until christmas' } },
      'until friday',
    ],
    ['an edit of a proposal', { ...draft, status: 'proposed' }, { do: 'edit', content: {} }, 'Reject it'],
    ['a rejection of a draft', draft, { do: 'reject', because: '' }, 'discard it, or propose it'],
    [
      'a day to look again that is over',
      decisionOf('d'),
      { do: 'revisit', on: '1969-12-31' },
      'a day to come',
    ],
    ['a day to look again that is none', decisionOf('d'), { do: 'revisit', on: 'soon' }, 'in 6 months'],
    [
      'to keep what is no longer accepted',
      { ...decisionOf('d'), status: 'deprecated' },
      { do: 'keep' },
      'deprecated',
    ],
  ])('refuses %s, and says why', (_, decision, command, why) => {
    const refused = perform(decision, command, issuerOf('anna', 'o'));
    expect(refused).toMatchObject({ kind: 'refused', why: expect.stringContaining(why) });
  });
});

function onTime(decision: Decision, at: number): Decision {
  return decideAutomatic({ do: 'close-on-time', at }, decision).reduce(evolve, decision);
}

function done(decision: Decision, command: PersonCommand, author: string, operation: string): Decision {
  const result = perform(decision, command, issuerOf(author, operation));
  if (result.kind === 'refused') throw new Error(result.why);
  return result.decision;
}
