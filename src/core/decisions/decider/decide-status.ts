import { readTime } from '../../dates/read-time.ts';
import type { Decision } from '../record/record.ts';
import { mayBecome, type Status } from '../record/status.ts';
import { isOpenVote, openVote, type VoteTerms } from '../record/vote.ts';
import { type Decided, decided, refused } from './decided.ts';
import type { Issuer } from './record-command.ts';
import type { PersonEvent } from './record-event.ts';

export function decideRecord(state: Decision, issuer: Issuer): Decided {
  if (isOpenVote(state.vote)) return refused('A vote is open on it. Close the vote first.');
  if (state.content.outcome.words === '')
    return refused('It has no outcome yet. Say what you decided on with "What", then record it.');
  return become(state, 'accepted', issuer, { kind: 'accepted' });
}

export function decidePropose(state: Decision, terms: VoteTerms | null, issuer: Issuer): Decided {
  if (state.content.outcome.words === '')
    return refused('It has no outcome yet. Say what you propose with "What", then propose it.');
  if (terms === null) return become(state, 'proposed', issuer, { kind: 'proposed' });
  const until = terms.until === null ? null : readTime(terms.until, { now: issuer.at, zone: 'UTC' });
  if (until !== null && until.kind !== 'at')
    return refused(
      'Votes need an end that isn\'t over: "until friday", "within 3 days" or "until 2027-03-31".',
    );
  if (isOpenVote(state.vote)) return refused('A vote is open on it already.');
  const opened = { kind: 'vote-opened', vote: openVote(terms, until, issuer) } as const;
  // A proposal whose vote decided nothing can be voted on again.
  return state.status === 'proposed'
    ? decided(issuer, opened)
    : become(state, 'proposed', issuer, { kind: 'proposed' }, opened);
}

export function decideReject(state: Decision, because: string, issuer: Issuer): Decided {
  return state.status === 'draft'
    ? refused("It's a draft: discard it, or propose it first.")
    : become(state, 'rejected', issuer, { kind: 'rejected', because });
}

export function decideDeprecate(state: Decision, because: string, issuer: Issuer): Decided {
  return become(state, 'deprecated', issuer, { kind: 'deprecated', because });
}

function become(
  { status }: Decision,
  next: Status,
  issuer: Issuer,
  ...events: readonly PersonEvent[]
): Decided {
  if (mayBecome(status, next)) return decided(issuer, ...events);
  return refused(
    status === next
      ? `It's ${status} already.`
      : `It's ${status === 'draft' ? 'a draft' : status} and can't become ${next}.`,
  );
}
