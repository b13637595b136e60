import { z } from 'zod';

/** MADR's statuses, and the draft that comes before them. */
export const statuses = ['draft', 'proposed', 'accepted', 'rejected', 'superseded', 'deprecated'] as const;

export const statusSchema = z.enum(statuses);
export type Status = z.infer<typeof statusSchema>;

/** What each status may become. An accepted record never opens again: it's deprecated or superseded. */
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

/** Whether its content may still change: nobody has been asked to agree to it yet. */
export function isOpen(status: Status): boolean {
  return status === 'draft';
}

/** Whether its team hears when its evidence moves. */
export function isWatched(status: Status): boolean {
  return status === 'proposed' || status === 'accepted';
}
