import type { Place } from './place.ts';

/** Who does something where, as the door knows it. */
export type Actor = {
  readonly workspace: string;
  readonly conversation: string;
  readonly author: string;
  /** Null where the door has no channels. */
  readonly place: Place | null;
  readonly rights: Rights;
};

/** What the platform lets somebody do, as far as decisions ask. */
export type Rights = {
  /** True for those who run the workspace, and for those they named. */
  readonly manages: boolean;
  /** True for somebody of another organisation: may ask, and neither records nor lists. */
  readonly guest: boolean;
  /** Whether they may read a closed place beside the one they are in. */
  readonly reads: (place: string) => Promise<boolean>;
  /** True for a door through which records are read and never changed. */
  readonly readsOnly?: true;
};

/** Where the door knows of no differences: one person at a terminal, a script. */
export const everyRight: Rights = { manages: true, guest: false, reads: async () => true };

/** Where a program asks on nobody's behalf: what is open in the workspace, to read. */
export const readingOnly: Rights = {
  manages: false,
  guest: false,
  reads: async () => false,
  readsOnly: true,
};
