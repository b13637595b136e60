import type { VotePosition } from '../../understanding/acts/act.ts';
import type { PersonCommand } from '../decider/record-command.ts';
import type { Content } from '../record/record.ts';
import type { Query } from './query.ts';

/** What a message asks of the records. Without an id, it means the record that's open in its thread. */
export type DecisionRequest =
  | { readonly step: 'draft'; readonly draft: Content }
  /** "record it": the thread's draft, or a first draft of what the thread came to. */
  | { readonly step: 'confirm'; readonly draft: Content | null }
  /** "my vote: flask": for the open proposal if it proposes that. */
  | { readonly step: 'back'; readonly option: string; readonly draft: Content }
  | { readonly step: 'change'; readonly id: string | null; readonly change: PersonCommand }
  /** A vote by what it's for and against; null if that isn't certain. `isBare` for a plain "yes" or "no". */
  | {
      readonly step: 'vote';
      readonly id: string | null;
      readonly positions: readonly VotePosition[] | null;
      readonly isBare: boolean;
    }
  | { readonly step: 'withdraw-vote'; readonly id: string | null }
  /** The thread's draft or proposal. */
  | { readonly step: 'show-open' }
  /** One field of a draft, in words; `adds` keeps the people who are in it already. */
  | {
      readonly step: 'set';
      readonly id: string | null;
      readonly field: string;
      readonly value: string;
      readonly adds: boolean;
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
