import type { RecordSearch } from '../record/record-search.ts';
import { type Status, statuses } from '../record/status.ts';

/** Which records a person looks for. Empty and null fields don't narrow the search. */
export type Query = {
  /** Words or parts of words that all occur in the record. */
  readonly words: readonly string[];
  /** The record decided for one of these. If it decided for none, or `weighed` is set, it weighed one of these. */
  readonly options: readonly string[];
  /** Whether options that were weighed but not chosen count too: the fallback if none was decided for. */
  readonly weighed: boolean;
  readonly statuses: readonly Status[];
  /** Platform id of someone who took part, or a name as typed. */
  readonly person: string | null;
  /** First and last day of when it was decided, both included. */
  readonly since: string | null;
  readonly until: string | null;
  /** Words for a period relative to today: "last month". */
  readonly period: string | null;
  /** Whether the answer is one whole record: "what did we decide last time?". */
  readonly whole: boolean;
  /** Whether it asks for reasons: "why did we choose …?". */
  readonly why: boolean;
  /** The decision that it asks for, or for the reasons of, in the beginnings of its words; empty if that's options, or what came before. */
  readonly about: readonly string[];
  /**
   * What's said if there's no such record: what there is instead (`list`), what the thread answers to its intent (`reply`),
   * or what it would be answered if nobody had looked (`turn`).
   */
  readonly otherwise: 'list' | 'reply' | 'turn';
  /** The number that people gave the record meant, without zeros in front: "5" for "ADR-0005"; null if none is meant. */
  readonly number: string | null;
  /** Whether it asks for the reasons against an option: "why did we not choose …?". */
  readonly against: boolean;
  /** Whether only this thread's records count: the question refers to what came before. */
  readonly here: boolean;
  /** Whether it asks to undo a decision: the answer then says how records change. */
  readonly undo: boolean;
};

/** What a query asks of the index. Drafts match only if it names their status. */
export function searchOf({
  statuses: wanted,
  options,
  weighed,
  person,
  since,
  until,
  words,
}: Query): RecordSearch {
  return {
    statuses: wanted.length > 0 ? wanted : decidedStatuses,
    words,
    weighed,
    ...(options.length > 0 ? { options } : {}),
    ...(person === null ? {} : { person }),
    ...(since === null ? {} : { since }),
    ...(until === null ? {} : { until }),
  };
}

/** Every status but the draft. */
export const decidedStatuses: readonly Status[] = statuses.filter((status) => status !== 'draft');
