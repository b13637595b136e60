import fc from 'fast-check';
import { expect, it } from 'vitest';
import { everyRight } from '../../../../src/core/access/actor.ts';
import type { PersonCommand } from '../../../../src/core/decisions/decider/record-command.ts';
import {
  dayDecided,
  dayOfStatus,
  decidedAt,
  statusSince,
} from '../../../../src/core/decisions/record/decided-at.ts';
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

it('of an imported record without a date nobody knows the day, until something happens to it here', () => {
  const at = Date.UTC(2026, 10, 30);
  const step = { at, author: null, what: 'accepted, as imported from a.md', became: 'accepted' } as const;
  const of = (dated: 'text' | 'import'): Decision => ({
    ...decisionOf('Queue'),
    history: [step],
    imported: { path: 'a.md', number: null, text: '', digest: '', status: '', tags: [], links: [], dated },
  });
  expect([dayDecided(of('text')), dayOfStatus(of('text'))]).toEqual(['2026-11-30', '2026-11-30']);
  expect([dayDecided(of('import')), dayOfStatus(of('import'))]).toEqual(['', '']);
  const ended = { at: at + 86_400_000, author: 'a', what: 'deprecated it', became: 'deprecated' } as const;
  const deprecated = { ...of('import'), history: [step, ended] };
  expect([dayDecided(deprecated), dayOfStatus(deprecated)]).toEqual(['', '2026-12-01']);
});
