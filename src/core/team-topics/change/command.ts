import type { Direction } from '../../../knowledge/suggestions/suggestion-schema.ts';
import type { Fact, FactProposal, TeamCriterion, TeamOption } from '../state/team-topic.ts';

/** An option as somebody names it. */
export type OptionToAdd = Pick<TeamOption, 'name' | 'aliases' | 'from'>;

/** A criterion as somebody names it; what's null stays as it is, or is as usual. */
export type CriterionToAdd = Pick<TeamCriterion, 'title' | 'aliases'> & {
  /** Its id, if it's a suggested one; otherwise it follows from the title. */
  readonly id: string | null;
  readonly direction: Direction | null;
  readonly weight: TeamCriterion['weight'] | null;
  readonly must: boolean | null;
};

export type NewFact = Pick<Fact, 'words' | 'option' | 'criterion' | 'leaning' | 'link' | 'disputes'>;

export type NewProposal = Pick<FactProposal, 'id' | 'words' | 'option' | 'criterion' | 'link'>;

export type NewRating = {
  readonly option: string;
  readonly criterion: string;
  readonly rating: number | null;
  readonly because: string | null;
};

/** Everything that people do to a topic. Options, criteria and facts are named by their ids. */
export type TopicCommand =
  | { readonly do: 'add-options'; readonly options: readonly OptionToAdd[] }
  | { readonly do: 'drop-option'; readonly option: string }
  | { readonly do: 'add-criteria'; readonly criteria: readonly CriterionToAdd[] }
  | { readonly do: 'drop-criterion'; readonly criterion: string }
  | {
      readonly do: 'change-criterion';
      readonly criterion: string;
      readonly to: Partial<Pick<TeamCriterion, 'weight' | 'must' | 'direction'>>;
    }
  | { readonly do: 'rename'; readonly name: string }
  | { readonly do: 'add-fact'; readonly fact: NewFact }
  /** Says what a fact is about. */
  | {
      readonly do: 'place-fact';
      readonly fact: string;
      readonly about: Partial<Pick<Fact, 'option' | 'criterion'>>;
    }
  | { readonly do: 'withdraw-fact'; readonly fact: string }
  /** An assistant's, for a person to answer. */
  | { readonly do: 'propose-fact'; readonly proposal: NewProposal }
  | { readonly do: 'answer-proposal'; readonly proposal: string; readonly isSo: boolean }
  /** The author's own; they replace what the same person gave before. */
  | { readonly do: 'rate'; readonly ratings: readonly NewRating[] }
  | { readonly do: 'withdraw-ratings'; readonly option: string | null; readonly criterion: string | null }
  | { readonly do: 'close-ratings' }
  | { readonly do: 'wake' }
  /** All of them or, if one is refused, none. */
  | { readonly do: 'all'; readonly commands: readonly TopicCommand[] };

/** Who does it, when, and by which delivery: a retry has the same. */
export type TopicIssuer = {
  readonly author: string;
  readonly at: number;
  readonly operation: string;
  /** The platform's id of the message that says it; null for a form or a button. */
  readonly message: string | null;
};
