import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyRight } from '../../../../src/core/access/actor.ts';
import { decide } from '../../../../src/core/decisions/decider/decide.ts';
import { evolve } from '../../../../src/core/decisions/decider/evolve.ts';
import type { Issuer, RecordCommand } from '../../../../src/core/decisions/decider/record-command.ts';
import type { RecordEvent } from '../../../../src/core/decisions/decider/record-event.ts';
import type { Evidence } from '../../../../src/core/decisions/record/pinned-evidence.ts';
import { type Decision, decisionSchema } from '../../../../src/core/decisions/record/record.ts';
import type { Status } from '../../../../src/core/decisions/record/status.ts';
import { type Vote, voteChoices, votingRules } from '../../../../src/core/decisions/record/vote.ts';
import { decisionOf } from '../../../contract/documents.ts';

const day = 24 * 3_600_000;
const later = 5 * day;
const member = { ...everyRight, runs: false, manages: false };
const issuer: Issuer = { author: 'anna', rights: member, at: 10, operation: 'now' };
const moved: Evidence = { pins: [], hash: 'moved', knowledge: 'k2', ranking: [] };

const base = decisionOf('Queue');
const record: Decision = {
  ...base,
  content: { ...base.content, decideBy: '1970-01-02', revisit: { on: '1970-01-03', when: '' } },
};
const openVote: Vote = {
  rule: 'majority',
  voters: ['anna', 'ben', 'carl'],
  until: day,
  zone: 'UTC',
  openedAt: 0,
  openedBy: 'anna',
  ballots: [{ author: 'ben', choice: 'abstain', at: 1 }],
  reminded: false,
  result: null,
};
const states = {
  draft: { ...record, status: 'draft' },
  proposed: { ...record, status: 'proposed' },
  voting: { ...record, status: 'proposed', vote: openVote },
  accepted: record,
  rejected: { ...record, status: 'rejected' },
  superseded: { ...record, status: 'superseded', supersededBy: 'd-000001' },
  deprecated: { ...record, status: 'deprecated' },
} satisfies Record<string, Decision>;
type StateName = keyof typeof states;
const stateNames = [
  'draft',
  'proposed',
  'voting',
  'accepted',
  'rejected',
  'superseded',
  'deprecated',
] as const;

type Kind = RecordEvent['kind'];
type Row = {
  readonly command: RecordCommand;
  /** The events in each state. In states left out, a person's command is refused and an automatic one does nothing. */
  readonly events: Partial<Record<StateName, readonly Kind[]>>;
  /** The status afterwards; unchanged unless given. */
  readonly status?: Status;
};

const everywhere = (kind: Kind): Row['events'] =>
  Object.fromEntries(stateNames.map((state) => [state, [kind]]));
const watched = (kind: Kind): Row['events'] => ({ proposed: [kind], voting: [kind], accepted: [kind] });

const table: Readonly<Record<RecordCommand['do'], readonly Row[]>> = {
  edit: [{ command: { do: 'edit', content: { title: 'x' }, issuer }, events: { draft: ['edited'] } }],
  discard: [{ command: { do: 'discard', issuer }, events: { draft: ['discarded'] } }],
  record: [
    {
      command: { do: 'record', issuer },
      events: { draft: ['accepted'], proposed: ['accepted'] },
      status: 'accepted',
    },
  ],
  propose: [
    {
      command: { do: 'propose', vote: null, issuer },
      events: { draft: ['proposed'] },
      status: 'proposed',
    },
    {
      command: { do: 'propose', vote: { rule: 'consent', voters: [], until: null }, issuer },
      events: { draft: ['proposed', 'vote-opened'], proposed: ['vote-opened'] },
      status: 'proposed',
    },
  ],
  vote: [{ command: { do: 'vote', choice: 'for', issuer }, events: { voting: ['voted'] } }],
  'withdraw-vote': [
    {
      command: { do: 'withdraw-vote', issuer: { ...issuer, author: 'ben' } },
      events: { voting: ['vote-withdrawn'] },
    },
    { command: { do: 'withdraw-vote', issuer }, events: {} },
  ],
  close: [
    { command: { do: 'close', issuer }, events: { voting: ['vote-closed'] } },
    { command: { do: 'close', issuer: { ...issuer, author: 'ben' } }, events: {} },
    {
      command: { do: 'close', issuer: { ...issuer, author: 'ben', rights: everyRight } },
      events: { voting: ['vote-closed'] },
    },
  ],
  reject: [
    {
      command: { do: 'reject', because: '', issuer },
      events: { proposed: ['rejected'], voting: ['rejected'] },
      status: 'rejected',
    },
  ],
  deprecate: [
    {
      command: { do: 'deprecate', because: '', issuer },
      events: { accepted: ['deprecated'] },
      status: 'deprecated',
    },
  ],
  object: [
    {
      command: { do: 'object', words: 'no', issuer },
      events: { draft: ['dissented'], proposed: ['dissented'], voting: ['dissented', 'voted'] },
    },
  ],
  revisit: [{ command: { do: 'revisit', on: '1970-06-01', issuer }, events: { accepted: ['revisit-set'] } }],
  keep: [{ command: { do: 'keep', issuer }, events: { accepted: ['kept'] } }],
  'close-on-time': [
    { command: { do: 'close-on-time', at: day - 1 }, events: {} },
    { command: { do: 'close-on-time', at: day }, events: { voting: ['vote-closed'] } },
  ],
  remind: [{ command: { do: 'remind', at: later }, events: { voting: ['voters-reminded'] } }],
  'check-decide-by': [
    {
      command: { do: 'check-decide-by', at: later },
      events: { proposed: ['decide-by-passed'], voting: ['decide-by-passed'] },
    },
    { command: { do: 'check-decide-by', at: 0 }, events: {} },
  ],
  'check-revisit': [
    { command: { do: 'check-revisit', at: later }, events: { accepted: ['revisit-came'] } },
    { command: { do: 'check-revisit', at: 0 }, events: {} },
  ],
  'pin-evidence': [
    {
      command: { do: 'pin-evidence', evidence: moved, at: later },
      events: { draft: ['evidence-pinned'] },
    },
  ],
  'compare-evidence': [
    {
      command: { do: 'compare-evidence', evidence: moved, at: later },
      events: watched('evidence-moved'),
    },
    {
      command: { do: 'compare-evidence', evidence: { ...record.evidence, knowledge: 'k2' }, at: later },
      events: watched('evidence-unmoved'),
    },
    // Compared with this version before.
    { command: { do: 'compare-evidence', evidence: { ...moved, knowledge: 'k1' }, at: later }, events: {} },
  ],
  supersede: [
    {
      command: { do: 'supersede', successor: { id: 'd-2', title: 'Next' }, author: 'ben', at: later },
      events: { accepted: ['superseded'] },
      status: 'superseded',
    },
  ],
  settle: [{ command: { do: 'settle', at: later }, events: everywhere('predecessor-settled') }],
  'show-as': [
    { command: { do: 'show-as', message: 'a2', at: later }, events: everywhere('shown') },
    { command: { do: 'show-as', message: record.message, at: later }, events: {} },
  ],
};

const cells = Object.values(table)
  .flat()
  .flatMap((row) => stateNames.map((state) => ({ ...row, state, do: row.command.do })));

describe('every command in every state', () => {
  it.each(cells)('$do, $state', ({ command, events, status, state }) => {
    const before: Decision = states[state];
    const decided = decide(command, before);
    const expected = events[state];
    if (expected === undefined && 'issuer' in command) {
      expect(decided).toMatchObject({ kind: 'refused', why: expect.stringMatching(/\w/) });
      return;
    }
    if (decided.kind === 'refused') throw new Error(decided.why);
    expect(decided.events.map(({ kind }) => kind)).toEqual(expected ?? []);
    const after = decided.events.reduce(evolve, before);
    expect(after.status).toBe(expected === undefined ? before.status : (status ?? before.status));
    expect(decisionSchema.parse(after)).toEqual(after);
  });
});

const author = fc.constantFrom('anna', 'ben', 'carl');
const person = fc.record({ author, rights: fc.constantFrom(member, everyRight) });
const terms = fc.record({
  rule: fc.constantFrom(...votingRules),
  voters: fc.subarray(['anna', 'ben', 'carl']),
  until: fc.constantFrom(null, '1970-01-09', '1970-02-01', 'soon'),
});
const asked = fc.oneof(
  fc.constantFrom(
    { do: 'record' } as const,
    { do: 'close' } as const,
    { do: 'keep' } as const,
    { do: 'withdraw-vote' } as const,
    { do: 'discard' } as const,
    { do: 'revisit', on: '1971-01-01' } as const,
    { do: 'object', words: 'no' } as const,
    { do: 'reject', because: 'x' } as const,
    { do: 'deprecate', because: '' } as const,
  ),
  fc.record({ do: fc.constant('propose' as const), vote: fc.option(terms) }),
  fc.record({ do: fc.constant('vote' as const), choice: fc.constantFrom(...voteChoices) }),
  fc.record({
    do: fc.constant('edit' as const),
    content: fc.record({ title: fc.string(), decideBy: fc.constantFrom(null, '1970-01-05') }),
  }),
);
const evidence = fc.record({
  pins: fc.constant<Evidence['pins']>([]),
  hash: fc.constantFrom('abc', 'x', 'y'),
  knowledge: fc.constantFrom('k1', 'k2', 'k3'),
  ranking: fc.constant<Evidence['ranking']>([]),
});
const automatic = fc.oneof(
  fc.record({
    do: fc.constantFrom('close-on-time', 'remind', 'check-decide-by', 'check-revisit', 'settle'),
  }),
  fc.record({ do: fc.constantFrom('pin-evidence', 'compare-evidence'), evidence }),
  fc.record({
    do: fc.constant('supersede' as const),
    successor: fc.constant({ id: 'd-2', title: 'Next' }),
    author: fc.option(author),
  }),
  fc.record({ do: fc.constant('show-as' as const), message: fc.constantFrom('a1', 'a2') }),
);
type Step = (at: number) => RecordCommand;
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(asked, person).map(
    ([command, who]): Step =>
      (at) => ({
        ...command,
        issuer: { ...who, at, operation: `o${at}` },
      }),
  ),
  automatic.map(
    (command): Step =>
      (at) => ({ ...command, at }),
  ),
);

describe('any sequence of commands', () => {
  it('leaves what an accepted or rejected record says as it is, except when to look again', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state: Decision = states.draft;
        for (const [index, next] of steps.entries()) {
          const decided = decide(next((index + 1) * day), state);
          if (decided.kind === 'refused') continue;
          for (const event of decided.events) {
            const after = evolve(state, event);
            expectAllowed(state, event, after);
            state = after;
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives events that apply without a fault, to a document that still fits its schema, each operation once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state: Decision = states.draft;
        for (const [index, next] of steps.entries()) {
          const command = next((index + 1) * day);
          const decided = decide(command, state);
          if (decided.kind === 'refused') continue;
          const after = decided.events.reduce(evolve, state);
          expect(decisionSchema.parse(after)).toEqual(after);
          if ('issuer' in command && decided.events.length > 0)
            expect(decide(command, after)).toEqual({ kind: 'decided', events: [] });
          state = after;
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** Checks that an event changes only what the record's status allows. */
function expectAllowed(before: Decision, { kind }: RecordEvent, after: Decision): void {
  expect(after.history.slice(0, before.history.length)).toEqual(before.history);
  switch (before.status) {
    case 'draft':
      if (kind !== 'edited' && kind !== 'dissented') expect(after.content).toEqual(before.content);
      return;
    case 'proposed':
      if (kind === 'dissented')
        expect({ ...after.content, dissent: [] }).toEqual({ ...before.content, dissent: [] });
      else expect(after.content).toEqual(before.content);
      return;
    case 'accepted':
      if (kind === 'revisit-set')
        expect({ ...after.content, revisit: null }).toEqual({ ...before.content, revisit: null });
      else expect(after.content).toEqual(before.content);
      return;
    case 'rejected':
    case 'superseded':
    case 'deprecated':
      expect(after.content).toEqual(before.content);
      return;
    default:
      before.status satisfies never;
  }
}
