import type { Direction } from '../../../../knowledge/suggestions/suggestion-schema.ts';
import type { ShownState } from '../shown-state.ts';

/** A criterion as a message names it; what it doesn't say is null. */
export type SaidCriterion = {
  readonly title: string;
  readonly must: boolean | null;
  readonly weight: 1 | 2 | 3 | null;
  readonly direction: Direction | null;
};

/** A rating as a message gives it, of an option and on a criterion by their ids; null for "don't know". */
export type SaidRating = {
  readonly option: string;
  readonly criterion: string;
  readonly rating: number | null;
  readonly because: string | null;
};

/** What a fact is about, as far as its words tell. */
export type SaidFact = {
  readonly words: string;
  readonly option: string | null;
  readonly criterion: string | null;
  readonly leaning: 'strength' | 'weakness' | 'neutral';
  readonly link: string | null;
};

/**
 * What somebody does to a topic that their team brings itself, or adds to a checked one. Options, criteria and facts are named
 * by their ids.
 */
export type TopicAct =
  /** `purpose`: what it's for, or what's chosen; `kind`: what kind of things they are, where that's said besides; `own`: a choice of their own, even if a checked topic has the options. */
  | {
      readonly act: 'start';
      readonly names: readonly string[];
      readonly purpose: string | null;
      readonly kind: string | null;
      readonly own: boolean;
    }
  | { readonly act: 'add-options'; readonly names: readonly string[] }
  /** Options or criteria: nobody has said which. */
  | { readonly act: 'add'; readonly names: readonly string[] }
  | { readonly act: 'drop-option'; readonly option: string }
  | { readonly act: 'add-criteria'; readonly criteria: readonly SaidCriterion[] }
  | { readonly act: 'drop-criterion'; readonly criterion: string }
  | {
      readonly act: 'drop-several';
      readonly options: readonly string[];
      readonly criteria: readonly string[];
    }
  | {
      readonly act: 'change-criterion';
      readonly criterion: string;
      readonly to: { readonly must?: boolean; readonly weight?: 1 | 2 | 3 };
    }
  | { readonly act: 'rename'; readonly name: string }
  | ({ readonly act: 'state-fact' } & SaidFact)
  /** The author's next message is a fact. */
  | { readonly act: 'await-fact'; readonly option: string | null }
  /** Null for the fact that the thread was told of last. */
  | { readonly act: 'dispute'; readonly fact: string | null; readonly words: string }
  | {
      readonly act: 'place-fact';
      readonly fact: string;
      readonly about: { readonly option?: string | null; readonly criterion?: string | null };
    }
  /** Null for the last one that the thread was told of or, with `own`, that its author stated. */
  | { readonly act: 'withdraw-fact'; readonly fact: string | null; readonly own: boolean }
  /** Whether what an assistant proposed is so. */
  | { readonly act: 'answer-proposal'; readonly proposal: string; readonly isSo: boolean }
  | { readonly act: 'rate'; readonly ratings: readonly SaidRating[] }
  /** Rates an option on something that's no criterion here. */
  | { readonly act: 'rate-otherwise'; readonly option: string; readonly on: string }
  /** Wants to rate: an option, or all of them. */
  | { readonly act: 'ask-rate'; readonly option: string | null }
  | { readonly act: 'withdraw-ratings'; readonly option: string | null; readonly criterion: string | null }
  | { readonly act: 'close-ratings'; readonly shown: ShownState | null }
  /** Wants to know what somebody else gave. */
  | { readonly act: 'ask-others-ratings' }
  /** Its card. */
  | { readonly act: 'show' }
  /** All that the team has stated and rated itself. */
  | { readonly act: 'own' };

/**
 * An act, and how sure it is that it's for the bot: `plain` words are said to nobody else; `called` ones count only where the bot
 * is spoken to; and `replied` is what a reply to the message that stated a fact says of it.
 */
export type ReadTopicAct = { readonly what: TopicAct; readonly certain: 'plain' | 'called' | 'replied' };
