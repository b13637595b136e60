import type { Order } from '../understanding/decide/orders.ts';
import type { WeighingStep } from '../weighings/state/request.ts';

/** What a message is about, once pronouns and ellipsis are resolved. */
export type Subject = {
  /** Options named as topic or candidate, in order of mention. Empty means none, or all. */
  readonly options: readonly string[];
  /** Options ruled out, in this message or earlier in the conversation. */
  readonly excluded: readonly string[];
  /** Known products beside the rated options that were named. */
  readonly alternatives: readonly string[];
  readonly aspects: readonly string[];
};

/** What is wanted. The kinds are explained in docs/intents.md and labelled in the evaluation's fixtures. */
export type Intent = Subject &
  (
    | { readonly kind: 'compare' }
    /** `why`: the reasons for the last answer instead of a description. */
    | { readonly kind: 'explain'; readonly why: boolean }
    /**
     * `guide`: a word to the guided choice, which asks about needs one after another; `asks`: not for the pick, but
     * for what would change it.
     */
    | { readonly kind: 'recommend'; readonly guide?: GuideStep; readonly asks?: 'change' }
    /** A verdict on a step, what a later switch takes, or the record of decisions: to make one, look one up. */
    | { readonly kind: 'decide'; readonly step: 'verdict' | 'switch' | 'record' | 'look-up' }
    /** To weigh the criteria together in the thread, each alone. */
    | { readonly kind: 'decide'; readonly step: 'weigh'; readonly weighing: WeighingStep }
    /** A sentence about one record, or about the one that is open in the thread. */
    | { readonly kind: 'decide'; readonly step: 'order'; readonly order: Order }
    | { readonly kind: 'criteria' }
    | { readonly kind: 'list' }
    /** `trust`: how sure, and why; `trace`: how the answer came about; `scores`: what each point rests on. */
    | { readonly kind: 'source'; readonly of: 'last' | 'data' | 'trust' | 'trace' | 'scores' }
    | { readonly kind: 'help'; readonly about: 'use' | 'empty' | 'memory' | 'reset' | 'language' }
    | { readonly kind: 'smalltalk'; readonly tone: 'greeting' | 'thanks' | 'praise' | 'self' | 'chatter' }
    | { readonly kind: 'out_of_scope'; readonly because: OutOfScope; readonly beyond: string | null }
    /** A fragment with nothing before it. */
    | { readonly kind: 'follow_up' }
  );

export type GuideStep =
  | { readonly kind: 'begin' }
  /** `need` is null for the one that is asked about. */
  | { readonly kind: 'answer'; readonly need: string | null; readonly says: 'yes' | 'no' | 'skip' }
  /** Something else was stated: it goes on from there. */
  | { readonly kind: 'go-on' }
  /** Asks why it is asked. */
  | { readonly kind: 'why' }
  /** To the question before. */
  | { readonly kind: 'back' }
  | { readonly kind: 'end' };

export type OutOfScope = 'code' | 'orders' | 'beyond' | 'alternative' | 'noise' | 'unknown';
export type IntentKind = Intent['kind'];

export const intentKinds = [
  'compare',
  'explain',
  'recommend',
  'decide',
  'criteria',
  'list',
  'source',
  'help',
  'smalltalk',
  'out_of_scope',
  'follow_up',
] as const satisfies readonly IntentKind[];
