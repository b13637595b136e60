import type { Doer } from '../../access/acts.ts';
import type { Evidence } from '../record/pinned-evidence.ts';
import type { Content } from '../record/record.ts';
import type { VoteChoice, VoteTerms } from '../record/vote.ts';

/** What people do with a record. */
export type PersonCommand =
  | { readonly do: 'record' }
  /** With terms it opens a vote; without, someone accepts or rejects the proposal. */
  | { readonly do: 'propose'; readonly vote: VoteTerms | null }
  | { readonly do: 'vote'; readonly choice: VoteChoice }
  | { readonly do: 'withdraw-vote' }
  | { readonly do: 'close' }
  | { readonly do: 'reject' | 'deprecate'; readonly because: string }
  | { readonly do: 'object'; readonly words: string }
  /** When to look again: a day, or words such as "in 6 months". */
  | { readonly do: 'revisit'; readonly on: string }
  /** Someone looked at it again and it's still right. */
  | { readonly do: 'keep' }
  | { readonly do: 'discard' }
  | { readonly do: 'edit'; readonly content: Partial<Content> };

/** A command that leaves a record behind. */
export type ChangeCommand = Exclude<PersonCommand, { do: 'discard' }>;

/** Who gives a command, and when. */
export type Issuer = Doer & {
  /** True where only mentions and replies reach the bot. */
  readonly mentionsOnly?: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The same for every retry: each operation takes effect once. */
  readonly operation: string;
};

/** What time, new knowledge and other records do to a record. None of these is refused: where one doesn't apply, nothing happens. */
export type AutomaticCommand =
  | { readonly do: 'close-on-time' | 'remind' | 'check-decide-by' | 'check-revisit'; readonly at: number }
  /** A draft rests on this evidence from now on; a watched record is compared with it. */
  | { readonly do: 'pin-evidence' | 'compare-evidence'; readonly evidence: Evidence; readonly at: number }
  /** Another record that was accepted replaces this one; `author` is whoever accepted it. */
  | {
      readonly do: 'supersede';
      readonly successor: Successor;
      readonly author: string | null;
      readonly at: number;
    }
  /** The record that this one supersedes now says so. */
  | { readonly do: 'settle'; readonly at: number }
  /** From now on this answer shows the record in its thread. */
  | { readonly do: 'show-as'; readonly message: string; readonly at: number };

/** The record that replaces another one. */
export type Successor = { readonly id: string; readonly title: string };

/** Everything that can be asked of a record. */
export type RecordCommand = (PersonCommand & { readonly issuer: Issuer }) | AutomaticCommand;
