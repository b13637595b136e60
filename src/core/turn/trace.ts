import type { Mention } from '../understanding/match/mention.ts';
import type { LikelyNeed } from '../understanding/match/needs/need-model.ts';
import type { Understanding } from '../understanding/understand.ts';
import { keptTraces, type Trace } from './conversation.ts';

/** How many of the words that were recognised a trace lists. */
const mostMatched = 30;

export type TracedTurn = {
  /** Id of the answer. */
  readonly answer: string;
  readonly understood: Understanding;
  /** Ids of the claims that the answer cites. */
  readonly claims: readonly string[];
  /** Version of the data. */
  readonly knowledge: string;
};

/** The traces of a conversation with one more, of how a turn came about. */
export function withTrace(traces: readonly Trace[], turn: TracedTurn): Trace[] {
  return [...traces, traceOf(turn)].slice(-keptTraces);
}

function traceOf({ answer, understood, claims, knowledge }: TracedTurn): Trace {
  const { reading, rules, intent } = understood;
  const matched: string[] = [];
  const add = (role: string, all: readonly Mention[]): void => {
    // Joined, because an engine keeps concatenated text as a tree of its pieces, and traces are stored.
    for (const found of all) matched.push([role, found.id, ' ("', reading.typed(found), '")'].join(''));
  };
  const addNeeds = (role: string, all: readonly LikelyNeed[]): void => {
    for (const found of all) {
      const share = `${Math.round(found.probability * 100)} %`;
      matched.push([role, found.id, ' ("', reading.typed(found), '", ', share, ')'].join(''));
    }
  };
  add('', reading.options);
  add('not ', reading.excluded);
  add('', reading.alternatives);
  add('aspect ', reading.aspects);
  addNeeds('need ', reading.needs);
  addNeeds('only mentioned: need ', reading.askedNeeds);
  add('no longer ', reading.withdrawn);
  return {
    answer,
    rules: [...rules, intent.kind],
    matched: matched.slice(0, mostMatched),
    claims: [...claims],
    knowledge,
  };
}
