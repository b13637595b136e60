import fc from 'fast-check';
import { expect, it } from 'vitest';
import { everyRight } from '../../../../src/core/access/actor.ts';
import type { PersonCommand } from '../../../../src/core/decisions/decider/record-command.ts';
import { decidedAt, statusSince } from '../../../../src/core/decisions/record/decided-at.ts';
import type { Decision } from '../../../../src/core/decisions/record/record.ts';
import { isOpenVote } from '../../../../src/core/decisions/record/vote.ts';
import { decisionOf } from '../../../contract/documents.ts';
import { happen, perform, superseded } from '../decider/perform.ts';

const vote = { rule: 'consent', voters: ['a'], until: null } as const;
const changes: readonly PersonCommand[] = [
  { do: 'record' },
  { do: 'propose', vote: null },
  { do: 'propose', vote },
  { do: 'vote', choice: 'for' },
  { do: 'vote', choice: 'abstain' },
  { do: 'close' },
  { do: 'reject', because: 'proposed it too early' },
  { do: 'deprecate', because: '' },
  { do: 'object', words: 'recorded it' },
  { do: 'revisit', on: '2027-03-31' },
  { do: 'keep' },
  { do: 'edit', content: { title: 'rejected it' } },
];

/** The record with its open vote, if any, ending now. */
function endingAt(record: Decision, until: number): Decision {
  return isOpenVote(record.vote) ? { ...record, vote: { ...record.vote, until } } : record;
}

it('a record keeps the time of its status and of its decision, whatever happens to it later', () => {
  const draft: Decision = {
    ...decisionOf('Queue'),
    status: 'draft',
    history: [{ at: 0, author: 'a', what: 'drafted it', became: 'draft' }],
  };
  const stepOf = fc.oneof(
    fc.constantFrom(...changes),
    fc.constantFrom('supersede' as const, 'time' as const),
  );
  const moved = { author: null, what: 'the evidence moved (1 change); the ranking stays', became: null };
  fc.assert(
    fc.property(fc.array(stepOf, { maxLength: 12 }), (steps) => {
      let now = draft;
      let since = 0;
      let decided = 0;
      for (const [index, step] of steps.entries()) {
        const at = index + 1;
        const issuer = { author: 'a', operation: `o${at}`, at, rights: everyRight };
        const done = typeof step === 'string' ? null : perform(now, step, issuer);
        if (done?.kind === 'refused') continue;
        const after =
          done?.decision ??
          (step === 'supersede'
            ? superseded(now, 'd-000001', at, 'a')
            : happen(endingAt(now, at), { do: 'close-on-time', at }));
        if (after.status !== now.status) since = at;
        if (after.status !== now.status && !/superseded|deprecated/.test(after.status)) decided = at;
        now = { ...after, history: [...after.history, { at, ...moved }] };
        expect([statusSince(now), decidedAt(now)]).toEqual([since, decided]);
      }
    }),
  );
});
