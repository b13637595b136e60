import type { VotePosition } from '../../understanding/acts/act.ts';
import type { ShownState } from '../../understanding/acts/shown-state.ts';
import type { PersonCommand } from '../decider/record-command.ts';
import type { Content } from '../record/record.ts';
import type { Query } from './query.ts';

/** What a message asks of the records. Without an id, it means the record that's open in its thread. */
export type DecisionRequest =
  /** `revisit`: when to look at it again, in words; empty if nobody said. `isSaved`: it keeps to what one message says. */
  | { readonly step: 'draft'; readonly draft: Content; readonly revisit: string; readonly isSaved: boolean }
  /** It may be a decision: they're asked for which option. `likely` is the one they mean, if it's clear. */
  | { readonly step: 'ask-draft'; readonly topic: string; readonly likely: string | null }
  /** It sounds like recording, and states no decision: "+1 for django". */
  | { readonly step: 'not-decided' }
  /** A message is saved as a decision that has no choice in it. */
  | { readonly step: 'no-choice' }
  /** "record it": the thread's draft, or what it has recorded; else they're asked what to draft. */
  | {
      readonly step: 'confirm';
      readonly topic: string;
      readonly likely: string | null;
      readonly isAsked: boolean;
    }
  /** "my vote: flask": for the open proposal if it proposes that. */
  | { readonly step: 'back'; readonly option: string }
  | {
      readonly step: 'change';
      readonly id: string | null;
      readonly change: PersonCommand;
      readonly shown?: ShownState;
    }
  /** A vote by what it's for and against; null if that isn't certain. `isBare` for a plain "yes" or "no". */
  | {
      readonly step: 'vote';
      readonly id: string | null;
      readonly positions: readonly VotePosition[] | null;
      readonly isBare: boolean;
      readonly shown?: ShownState;
    }
  | { readonly step: 'withdraw-vote'; readonly id: string | null; readonly shown?: ShownState }
  /** The thread's draft or proposal. */
  | { readonly step: 'show-open' }
  /** One field of a draft, in words; `adds` keeps the people who are in it already. */
  | {
      readonly step: 'set';
      readonly id: string | null;
      readonly field: string;
      readonly value: string;
      readonly adds: boolean;
      readonly shown?: ShownState;
    }
  /** By an existing record, or by a draft of a new one. */
  | {
      readonly step: 'supersede';
      readonly id: string;
      readonly by: string | null;
      readonly draft: Content | null;
    }
  | { readonly step: 'show'; readonly id: string }
  | { readonly step: 'due' }
  | { readonly step: 'look-up'; readonly query: Query };
