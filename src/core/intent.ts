import type { Order } from './understand/orders.ts';

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
    | { readonly kind: 'recommend' }
    /** A verdict on a step, or the record of decisions: to make one, look one up. */
    | { readonly kind: 'decide'; readonly step: 'verdict' | 'record' | 'look-up' }
    /** A sentence about one record, or about the one that is open in the thread. */
    | { readonly kind: 'decide'; readonly step: 'order'; readonly order: Order }
    | { readonly kind: 'criteria' }
    | { readonly kind: 'list' }
    /** `trust`: how sure, and why; `trace`: how the answer came about. */
    | { readonly kind: 'source'; readonly of: 'last' | 'data' | 'trust' | 'trace' }
    | { readonly kind: 'help'; readonly about: 'use' | 'empty' | 'memory' | 'reset' | 'language' }
    | { readonly kind: 'smalltalk'; readonly tone: 'greeting' | 'thanks' | 'praise' | 'self' | 'chatter' }
    | { readonly kind: 'out_of_scope'; readonly because: OutOfScope; readonly beyond: string | null }
    /** A fragment with nothing before it. */
    | { readonly kind: 'follow_up' }
  );

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
