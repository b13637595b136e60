import type { PersonCommand } from '../decider/command.ts';
import type { Content } from '../record/record.ts';
import type { VoteChoice } from '../record/vote.ts';
import type { Query } from './query.ts';

/** What somebody wants done with the records of decisions. Where no id is given, the one that is open in the thread is meant. */
export type DecisionRequest =
  | { readonly step: 'draft'; readonly draft: Content }
  /** "record it": the draft that is open here; a first draft of what the thread came down to where there is none. */
  | { readonly step: 'confirm'; readonly draft: Content | null }
  /** "my vote: flask": for the open proposal, if that is what it proposes. */
  | { readonly step: 'back'; readonly option: string; readonly draft: Content }
  | { readonly step: 'change'; readonly id: string | null; readonly change: PersonCommand }
  /** A bare "yes" or "no" after something about a record. */
  | { readonly step: 'agree'; readonly choice: VoteChoice }
  /** What is open in the thread. */
  | { readonly step: 'show-open' }
  /** One field of a draft, in words; people may be added to those who are in it. */
  | {
      readonly step: 'set';
      readonly id: string | null;
      readonly field: string;
      readonly value: string;
      readonly adds: boolean;
    }
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
