import type { BallotChoice, VoteTerms } from './ballot.ts';
import type { Query } from './query.ts';
import type { Content } from './record.ts';

/** What is done with one record. */
export type Change =
  | { readonly do: 'record' }
  /** Votes are asked for where there are terms; else somebody accepts or rejects it. */
  | { readonly do: 'propose'; readonly vote: VoteTerms | null }
  | { readonly do: 'vote'; readonly choice: BallotChoice }
  | { readonly do: 'close' }
  | { readonly do: 'reject' | 'deprecate'; readonly because: string }
  | { readonly do: 'object'; readonly words: string }
  /** A day on which to look again: no part of what was decided. */
  | { readonly do: 'revisit'; readonly on: string }
  | { readonly do: 'discard' }
  | { readonly do: 'edit'; readonly content: Partial<Content> };

/** What somebody wants done with the records of decisions. Where no id is given, the one that is open in the thread is meant. */
export type DecisionAct =
  | { readonly step: 'draft'; readonly draft: Content }
  /** "record it": the draft that is open here; a first draft of what the thread came down to where there is none. */
  | { readonly step: 'confirm'; readonly draft: Content | null }
  /** "my vote: flask": for the open proposal, if that is what it proposes. */
  | { readonly step: 'back'; readonly option: string; readonly draft: Content }
  | { readonly step: 'change'; readonly id: string | null; readonly change: Change }
  /** One field of a draft, in words. */
  | { readonly step: 'set'; readonly id: string | null; readonly field: string; readonly value: string }
  /** By another record that is there, or by a draft of a new one. */
  | {
      readonly step: 'supersede';
      readonly id: string;
      readonly by: string | null;
      readonly draft: Content | null;
    }
  | { readonly step: 'show'; readonly id: string }
  | { readonly step: 'due' }
  | { readonly step: 'look-up'; readonly query: Query };
