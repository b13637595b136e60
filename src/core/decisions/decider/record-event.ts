import type { Evidence } from '../record/pinned-evidence.ts';
import type { Content } from '../record/record.ts';
import type { Vote, VoteChoice } from '../record/vote.ts';
import type { Successor } from './record-command.ts';

/** A vote's end: by its last named voter, by a person, or on time. */
type VoteClosed = { readonly kind: 'vote-closed'; readonly result: NonNullable<Vote['result']> };

/** What a person caused. */
export type PersonEvent =
  /** `fields`: the names of what reads differently now; empty where nothing does. */
  | { readonly kind: 'edited'; readonly content: Partial<Content>; readonly fields: readonly string[] }
  | { readonly kind: 'discarded' | 'proposed' | 'accepted' | 'kept' }
  | { readonly kind: 'rejected' | 'deprecated'; readonly because: string }
  | { readonly kind: 'vote-opened'; readonly vote: Vote }
  | { readonly kind: 'voted'; readonly choice: VoteChoice }
  | { readonly kind: 'vote-withdrawn' }
  | { readonly kind: 'dissented'; readonly words: string }
  /** `on` is a day: `2026-11-22`. */
  | { readonly kind: 'revisit-set'; readonly on: string }
  | VoteClosed;

/** What time, new knowledge or another record caused. */
export type AutomaticEvent =
  /** Everybody named has voted: it closes then, in milliseconds since 1970. */
  | { readonly kind: 'vote-closing'; readonly closing: number }
  | { readonly kind: 'voters-reminded' | 'predecessor-settled' }
  | { readonly kind: 'decide-by-passed' | 'revisit-came'; readonly day: string }
  | { readonly kind: 'evidence-pinned'; readonly evidence: Evidence }
  /** Compared with this version of the knowledge, and nothing it rests on moved. */
  | { readonly kind: 'evidence-unmoved'; readonly knowledge: string }
  | {
      readonly kind: 'evidence-moved';
      readonly evidence: Evidence;
      readonly changes: number;
      readonly reranked: boolean;
    }
  | { readonly kind: 'superseded'; readonly successor: Successor }
  | { readonly kind: 'shown'; readonly message: string }
  | VoteClosed;

/** Everything that can happen to a record. `at` is in milliseconds since 1970. */
export type RecordEvent =
  | (PersonEvent & { readonly at: number; readonly author: string; readonly operation: string })
  | (AutomaticEvent & { readonly at: number; readonly author: string | null; readonly operation: null });
