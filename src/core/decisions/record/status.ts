import { z } from 'zod';

/** MADR's statuses, and the draft that is none of them yet. */
export const statuses = ['draft', 'proposed', 'accepted', 'rejected', 'superseded', 'deprecated'] as const;

export const statusSchema = z.enum(statuses);
export type Status = z.infer<typeof statusSchema>;

/** What each may become. What is accepted never opens again: it ends by a status, or by a record that supersedes it. */
const next: Readonly<Record<Status, readonly Status[]>> = {
  draft: ['proposed', 'accepted'],
  proposed: ['accepted', 'rejected'],
  accepted: ['superseded', 'deprecated'],
  rejected: [],
  superseded: [],
  deprecated: [],
};

export function mayBecome(from: Status, to: Status): boolean {
  return next[from].includes(to);
}

/** Whether what it says may still be changed: nobody has been asked to agree to it yet. */
export function isOpen(status: Status): boolean {
  return status === 'draft';
}

/** Whether it rests on evidence that is worth watching. */
export function isWatched(status: Status): boolean {
  return status === 'proposed' || status === 'accepted';
}
