import type { ShownState } from './shown-state.ts';

/** What somebody is for or against: an option by its id, or the proposal itself. */
export type VotePosition = {
  readonly choice: 'for' | 'against' | 'abstain';
  readonly option: string | null;
};

/** A decision in somebody's own words; the reason and when to look at it again are empty if they gave none. */
export type SavedDecision = {
  /** Id of the chosen option; null if it names none, or several. */
  readonly option: string | null;
  readonly reason: string;
  readonly revisit: string;
};

export type StatedDecision = SavedDecision & {
  /** `unsure`: it may be a proposal, a condition or a joke as well. */
  readonly certain: 'plain' | 'unsure';
};

/**
 * What somebody does to a decision record. An id looks like `d-3fa9c1`; without one, the record that is open
 * in the thread is meant.
 */
export type RecordAct = {
  readonly shown?: ShownState;
} /** `stated` is null if there's no choice in the message. */ & (
  | { readonly act: 'save'; readonly message: string; readonly stated: SavedDecision | null }
  /** "we go with django because …": a draft, which somebody confirms; if it isn't certain, they're asked first. */
  | ({ readonly act: 'decide' } & StatedDecision)
  | { readonly act: 'confirm' }
  | { readonly act: 'record' | 'propose' | 'discard' | 'show' | 'keep'; readonly id: string }
  | { readonly act: 'discard-open' | 'close-open' | 'show-open' | 'propose-open' | 'due' | 'list' }
  | {
      readonly act: 'open-vote';
      readonly id: string | null;
      readonly rule: 'majority' | 'two-thirds' | 'consent';
      readonly voters: readonly string[];
      /** A day, or words that say until when. */
      readonly until: string | null;
    }
  | {
      readonly act: 'vote';
      readonly certain: 'plain';
      readonly id: string | null;
      readonly positions: readonly VotePosition[];
    }
  /** It may be a vote: whoever wrote it is asked for what. */
  | { readonly act: 'vote'; readonly certain: 'unsure'; readonly id: string | null }
  | { readonly act: 'withdraw-vote'; readonly id: string | null }
  /** "who is missing?": a question about the open vote; about something else if none is open. */
  | { readonly act: 'vote-question' }
  /** A plain "yes" or "no": a vote if one is open and it's not somebody else's question that it answers. */
  | { readonly act: 'agree'; readonly choice: VotePosition['choice'] }
  | { readonly act: 'close'; readonly id: string }
  | { readonly act: 'reject'; readonly id: string | null; readonly because: string }
  | { readonly act: 'deprecate'; readonly id: string; readonly because: string }
  | { readonly act: 'object'; readonly id: string | null; readonly words: string }
  /** `on` is a day or words: "2027-03-31", "in 6 months". */
  | { readonly act: 'revisit'; readonly id: string; readonly on: string }
  | {
      readonly act: 'supersede';
      readonly id: string;
      readonly by: string | null;
      readonly because: string;
    }
  | {
      readonly act: 'set' | 'add';
      readonly id: string | null;
      readonly field: string;
      readonly value: string;
    }
);
