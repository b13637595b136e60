import { type Decision, keptOperations } from '../record/record.ts';
import { isOpenVote, type Vote, withBallot, withoutBallot } from '../record/vote.ts';
import { historyStep } from './history-step.ts';
import type { RecordEvent } from './record-event.ts';

/** The record after an event: its fields, its status, and what history says of it. Pure, and never throws. */
export function evolve(state: Decision, event: RecordEvent): Decision {
  const { at, author, operation } = event;
  const step = historyStep(event, state);
  return {
    ...state,
    ...changedBy(event, state),
    status: step?.became ?? state.status,
    history: step === null ? state.history : [...state.history, { at, author, ...step }],
    operations:
      operation === null || state.operations.includes(operation)
        ? state.operations
        : [...state.operations, operation].slice(-keptOperations),
    touched: operation !== null || event.kind === 'vote-closed' ? at : state.touched,
  };
}

/** The fields that an event changes, beside those that every event can. */
function changedBy(event: RecordEvent, state: Decision): Partial<Decision> {
  const { content, vote, told } = state;
  switch (event.kind) {
    case 'edited':
      return { content: { ...content, ...event.content } };
    case 'dissented': {
      const { author, words } = event;
      return { content: { ...content, dissent: [...content.dissent, { author, words }] } };
    }
    case 'revisit-set':
      return { content: { ...content, revisit: { ...content.revisit, on: event.on } } };
    case 'vote-opened':
      return { vote: event.vote };
    case 'voted':
      return { vote: vote === null ? null : withBallot(vote, event) };
    case 'vote-withdrawn':
      return { vote: vote === null ? null : withoutBallot(vote, event.author) };
    case 'vote-closing':
      return { vote: vote === null ? null : { ...vote, closing: event.closing } };
    case 'vote-closed':
      return { vote: vote === null ? null : { ...vote, result: event.result } };
    case 'proposed':
    case 'accepted':
    case 'rejected':
    case 'deprecated':
      return { vote: withoutOpenVote(vote) };
    case 'superseded':
      return { supersededBy: event.successor.id };
    case 'predecessor-settled':
      return { settled: true };
    case 'voters-reminded':
      return { vote: vote === null ? null : { ...vote, reminded: true } };
    case 'decide-by-passed':
      return { told: { ...told, decideBy: event.day } };
    case 'revisit-came':
      return { told: { ...told, revisit: event.day } };
    case 'evidence-pinned':
      return { evidence: event.evidence, checked: event.evidence.knowledge };
    case 'evidence-unmoved':
      return { checked: event.knowledge };
    case 'evidence-moved':
      return { seen: event.evidence, checked: event.evidence.knowledge };
    case 'shown':
      return { message: event.message };
    case 'kept':
    // Whoever runs the command removes the document itself.
    case 'discarded':
      return {};
    default:
      return event satisfies never;
  }
}

/** Settling a proposal in another way ends its vote. */
function withoutOpenVote(vote: Vote | null): Vote | null {
  return isOpenVote(vote) ? { ...vote, result: 'undecided' } : vote;
}
