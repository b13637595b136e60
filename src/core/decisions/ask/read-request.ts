import type { Task } from '../../reply/parts/task.ts';
import type { RecordAct } from '../../understanding/acts/act.ts';
import { stripMarkup } from '../../understanding/text/markup.ts';
import type { PersonCommand } from '../decider/record-command.ts';
import { draftOf } from './draft.ts';
import { optionsInQuery, readQuery } from './read-query.ts';
import type { DecisionRequest } from './request.ts';

/** What a message asks of the records; null if it's answered without them. */
export function readDecisionRequest(task: Task, written: string): DecisionRequest | null {
  const { intent } = task;
  if (intent.kind === 'explain')
    return intent.why && task.reading.has('why-decided')
      ? {
          step: 'look-up',
          query: {
            ...readQuery(task, written),
            why: true,
            against: against.test(written),
            here: optionsInQuery(task).length === 0,
            whole: true,
          },
        }
      : null;
  if (intent.kind !== 'decide') return null;
  const draft = (option: string | null) => draftOf(task, { option, message: null, supersedes: null });
  const [option] = intent.options;
  switch (intent.step) {
    case 'verdict':
    case 'switch':
    case 'weigh':
      return null;
    case 'act':
      return actRequest(task, intent.act, written);
    case 'look-up': {
      const why = task.reading.has('why-decided');
      const undo = undoes.test(written);
      const query = readQuery(task, written);
      return {
        step: 'look-up',
        query: { ...query, why, against: why && against.test(written), undo, words: undo ? [] : query.words },
      };
    }
    case 'record':
      if (undoes.test(written))
        return { step: 'look-up', query: { ...readQuery(task, written), words: [], undo: true } };
      if (option === undefined) return null;
      // A tally or a call to vote names several options, and doesn't say which one won.
      if (votes.test(written))
        return intent.options.length === 1 ? { step: 'back', option, draft: draft(option) } : null;
      return { step: 'draft', draft: draft(option) };
    default:
      return intent satisfies never;
  }
}

const undoes = /\b(?:undo|revert|scrap|delete|remove|cancel|reopen|revise|take back)\b/i;
const against =
  /\bwhy (?:did|have|had) we not\b|\bwhy (?:did|have|had)n['’]?t we\b|\bwhy did we (?:reject|drop|discard|dismiss|rule out|decide against)\b/i;
const votes = /\b(?:vote[sd]?|voting|poll)\b/i;

function actRequest(task: Task, act: RecordAct, written: string): DecisionRequest {
  const change = (id: string | null, wanted: PersonCommand): DecisionRequest => ({
    step: 'change',
    id,
    change: wanted,
  });
  const [option] = task.intent.options;
  const start = { option: option ?? null, message: null, supersedes: null };
  switch (act.act) {
    case 'save':
      return {
        step: 'draft',
        draft: draftOf(task, {
          ...start,
          option: optionsInQuery(task)[0] ?? null,
          message: stripMarkup(act.message).plain,
        }),
      };
    case 'confirm':
      return { step: 'confirm', draft: option === undefined ? null : draftOf(task, start) };
    case 'record':
    case 'discard':
    case 'keep':
      return change(act.id, { do: act.act });
    case 'discard-open':
      return change(null, { do: 'discard' });
    case 'propose':
      return change(act.id, { do: 'propose', vote: null });
    case 'propose-open':
      return change(null, { do: 'propose', vote: null });
    case 'open-vote':
      return change(act.id, {
        do: 'propose',
        vote: { rule: act.rule, voters: act.voters, until: act.until },
      });
    case 'vote':
      return {
        step: 'vote',
        id: act.id,
        positions: act.certain === 'plain' ? act.positions : null,
        isBare: false,
      };
    case 'withdraw-vote':
      return { step: 'withdraw-vote', id: act.id };
    case 'close':
      return change(act.id, { do: 'close' });
    case 'close-open':
      return change(null, { do: 'close' });
    case 'reject':
    case 'deprecate':
      return change(act.id, { do: act.act, because: act.because });
    case 'object':
      return change(act.id, { do: 'object', words: act.words });
    case 'revisit':
      return change(act.id, { do: 'revisit', on: act.on });
    case 'supersede': {
      const [chosen] = optionsInQuery(task);
      const draft =
        chosen === undefined ? null : draftOf(task, { ...start, option: chosen, supersedes: act.id });
      return { step: 'supersede', id: act.id, by: act.by, draft };
    }
    case 'set':
    case 'add':
      return {
        step: 'set',
        id: act.id,
        field: act.field,
        value: act.value,
        adds: act.act === 'add',
      };
    case 'agree':
      return { step: 'vote', id: null, positions: [{ choice: act.choice, option: null }], isBare: true };
    case 'show-open':
    case 'vote-question':
      return { step: 'show-open' };
    case 'show':
      return { step: 'show', id: act.id };
    case 'list':
      return { step: 'look-up', query: readQuery(task, written) };
    case 'due':
      return { step: 'due' };
    default:
      return act satisfies never;
  }
}
