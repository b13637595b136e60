import type { Status } from '../../../core/decisions/record/status.ts';

/** What the statuses of records in other tools mean here; the first word that's found counts. */
const meanings: Readonly<Record<string, Status>> = {
  accepted: 'accepted',
  accept: 'accepted',
  approved: 'accepted',
  adopted: 'accepted',
  agreed: 'accepted',
  decided: 'accepted',
  implemented: 'accepted',
  done: 'accepted',
  completed: 'accepted',
  final: 'accepted',
  active: 'accepted',
  valid: 'accepted',
  ratified: 'accepted',
  proposed: 'proposed',
  proposal: 'proposed',
  draft: 'proposed',
  pending: 'proposed',
  open: 'proposed',
  discussion: 'proposed',
  review: 'proposed',
  wip: 'proposed',
  hold: 'proposed',
  deferred: 'proposed',
  postponed: 'proposed',
  rfc: 'proposed',
  rejected: 'rejected',
  declined: 'rejected',
  denied: 'rejected',
  withdrawn: 'rejected',
  abandoned: 'rejected',
  cancelled: 'rejected',
  deprecated: 'deprecated',
  obsolete: 'deprecated',
  outdated: 'deprecated',
  retired: 'deprecated',
  expired: 'deprecated',
  amended: 'accepted',
  superseded: 'superseded',
  superceded: 'superseded',
  supercedes: 'accepted',
  supersedes: 'accepted',
  replaced: 'superseded',
};

/** @returns null if none of its words is a status that's known */
export function readStatus(words: string): Status | null {
  if (/\bno longer\b/i.test(words)) return 'deprecated';
  if (/\bnot yet\b/i.test(words)) return 'proposed';
  if (/\bnot (?:accepted|adopted|approved|agreed)\b/i.test(words)) return 'rejected';
  for (const [word] of words.toLowerCase().matchAll(/\p{L}+/gu)) {
    const status = Object.hasOwn(meanings, word) ? meanings[word] : undefined;
    if (status !== undefined) return status;
  }
  return /^\s*✅/u.test(words) ? 'accepted' : null;
}

/** Whether it's what a template says in its place: "{proposed | accepted}", "[list everyone involved]", "<YYYY-MM-DD>". */
export function isPlaceholder(words: string): boolean {
  if ((words.match(/\|/g)?.length ?? 0) > 1) return true;
  return isBracketed(words) && /\||…|\b(?:list|describe|title|optional|YYYY|e\.g\.|yyyy)\b/.test(words);
}

/** Whether it's in brackets as a whole. Some people write between those of a template. */
export function isBracketed(words: string): boolean {
  return /^\s*[[{<].*[\]}>]\s*$/s.test(words);
}
