import type { Place } from './place.ts';

/** Who does something, and where, as the adapter knows it. */
export type Actor = {
  readonly workspace: string;
  readonly conversation: string;
  readonly author: string;
  /** Null where the adapter has no channels. */
  readonly place: Place | null;
  readonly rights: Rights;
  /** Their time zone, as an IANA name; absent where the platform doesn't tell. */
  readonly zone?: string;
};

/** What the platform says of this person. What they may do with that is in `acts.ts`. */
export type Rights = {
  /** True for those who run the workspace. */
  readonly runs: boolean;
  /** True for those who run the workspace, and for those they put in charge. */
  readonly manages: boolean;
  /** Who changes how the bot answers in a channel of this platform. */
  readonly settingsBy: 'members' | 'managers';
  /**
   * Who that is, in the platform's words, given the id of the role chosen for it or null; "members of this workspace"
   * unless given.
   */
  readonly whoConfigures?: (role: string | null) => string;
  /** True for somebody from another organisation, and for everybody whom the platform doesn't vouch for. */
  readonly guest: boolean;
  /** True for a guest who may be a member: the platform didn't say who they are. */
  readonly unverified?: true;
  /** Whether they may read another closed place than the one they are in. */
  readonly reads: (place: string) => Promise<boolean>;
  /** True for an adapter that reads records and never changes them. */
  readonly readsOnly?: true;
};

/** For adapters that know of no differences between people: one person at a terminal, a script. */
export const everyRight: Rights = {
  runs: true,
  manages: true,
  settingsBy: 'members',
  guest: false,
  reads: async () => true,
};

/** For programs that ask on nobody's behalf: they read what is open to the whole workspace. */
export const readingOnly: Rights = {
  runs: false,
  manages: false,
  settingsBy: 'managers',
  guest: false,
  reads: async () => false,
  readsOnly: true,
};
