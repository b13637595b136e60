import type { ShownState } from '../../understanding/acts/shown-state.ts';
import type { StatedWeight } from '../../understanding/acts/stated-weights.ts';

/** What a person asks of their thread's weighing. */
export type WeighingRequest =
  | {
      readonly step: 'open';
      readonly topic: string;
      /** The options to weigh. */
      readonly candidates: readonly string[];
      /** Needs the thread states; their demands knock options out. */
      readonly needs: readonly string[];
      /** Platform ids of the people asked by name; empty for anyone in the thread. */
      readonly people: readonly string[];
      /** The deadline in the message's words; null if it has none. */
      readonly until: string | null;
      /** Whether its end is to be later than it was. */
      readonly extends: boolean;
    }
  /** Weights said in the thread: they count only once their author submits them in their form. */
  | { readonly step: 'state'; readonly weights: readonly StatedWeight[] }
  /** It may be about a vote as well. @see OpenVote */
  | { readonly step: 'which' | 'which-to-close'; readonly votes: readonly string[] }
  /**
   * `close-in-passing`: others have written since, and the words don't name the weighing; `ask-close`: it may want to close it; `set`: wants the form; `unshare` makes a person's shared weights
   * private again.
   */
  | {
      readonly step:
        | 'close'
        | 'close-in-passing'
        | 'ask-close'
        | 'keep-open'
        | 'look'
        | 'missing'
        | 'set'
        | 'share'
        | 'unshare'
        | 'draw';
      /** Which of the thread's weighings a button showed: it acts on no other. */
      readonly shown?: ShownState;
    };

export type WeighingStep = WeighingRequest['step'];
