import type { Library } from '../../../knowledge/queries.ts';
import type { ShownState } from '../../understanding/acts/shown-state.ts';
import type { ChangeCommand } from '../decider/record-command.ts';
import type { Content } from '../record/record.ts';

/** A draft's content, and who fills it in. */
export type Drafting = {
  readonly content: Content;
  readonly library: Library;
  readonly author: string;
  /** When it's filled in, in milliseconds since 1970, and the time zone that is meant. */
  readonly now: number;
  readonly zone: string;
  /** The state that it was in when the form was opened, if the form acts on no other. */
  readonly shown?: ShownState;
};

/** What was filled in, as a change of the draft. */
export type FilledIn =
  | { readonly kind: 'change'; readonly change: ChangeCommand }
  /** What's wrong, and how to write it. */
  | { readonly kind: 'wrong'; readonly why: string };
