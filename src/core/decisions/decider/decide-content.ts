import { readDay } from '../../dates/read-day.ts';
import type { Content, Decision } from '../record/record.ts';
import { isOpen, type Status } from '../record/status.ts';
import { changedFields } from './changed-fields.ts';
import { type Decided, decided, refused } from './decided.ts';
import type { Issuer } from './record-command.ts';

export function decideEdit(
  { status, content: before }: Decision,
  content: Partial<Content>,
  issuer: Issuer,
): Decided {
  if (!isOpen(status)) return refused(whyFixed(status));
  const fields = changedFields(before, { ...before, ...content });
  return decided(issuer, { kind: 'edited', content, fields });
}

export function decideDiscard({ status }: Decision, issuer: Issuer): Decided {
  return isOpen(status) ? decided(issuer, { kind: 'discarded' }) : refused('Only a draft can be discarded.');
}

export function decideRevisit({ status }: Decision, words: string, issuer: Issuer): Decided {
  if (status !== 'accepted') return refused(`It's ${status}; you can only look at an accepted record again.`);
  const on = readDay(words, { now: issuer.at, zone: 'UTC' });
  return on.kind !== 'day'
    ? refused('Name a day to come: "on 2027-03-31", "in 6 months" or "next year".')
    : decided(issuer, { kind: 'revisit-set', on: on.day });
}

export function decideKeep({ status }: Decision, issuer: Issuer): Decided {
  return status === 'accepted'
    ? decided(issuer, { kind: 'kept' })
    : refused(`It's ${status}; you can only keep an accepted record.`);
}

function whyFixed(status: Status): string {
  return status === 'proposed'
    ? "It's proposed, and what it says stays. Reject it and draft another one."
    : `It's ${status}, and what it says stays. A new record can supersede it.`;
}
