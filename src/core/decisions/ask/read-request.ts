import type { Task } from '../../reply/parts/task.ts';
import type { RecordAct, StatedDecision } from '../../understanding/acts/act.ts';
import { stripMarkup } from '../../understanding/text/markup.ts';
import type { PersonCommand } from '../decider/record-command.ts';
import { draftOf } from './draft.ts';
import type { Query } from './query.ts';
import { optionsInQuery, readQuery } from './read-query.ts';
import type { DecisionRequest } from './request.ts';
import { whyAsked } from './why-asked.ts';

/** What a message asks of the records; null if it's answered without them. */
export function readDecisionRequest(task: Task, written: string): DecisionRequest | null {
  const { intent } = task;
  if (intent.kind === 'explain' && intent.why && task.reading.has('why-decided'))
    return {
      step: 'look-up',
      query: { ...whyQuery(task, written), here: optionsInQuery(task).length === 0, otherwise: 'reply' },
    };
  if (intent.kind !== 'decide') return asideRequest(task, written);
  const [option] = intent.options;
  switch (intent.step) {
    case 'verdict':
    case 'switch':
    case 'weigh':
      return asideRequest(task, written);
    case 'act':
      return actRequest(task, intent.act, written);
    case 'look-up': {
      if (ordersRecord.test(written)) return confirmRequest(task, written.includes('?'));
      const why = task.reading.has('why-decided');
      const undo = undoes.test(written);
      const query = why ? whyQuery(task, written) : readQuery(task, written);
      return { step: 'look-up', query: { ...query, undo, words: undo ? [] : query.words } };
    }
    case 'record':
      if (undoes.test(written))
        return { step: 'look-up', query: { ...readQuery(task, written), words: [], undo: true } };
      if (intent.stated !== undefined) return statedRequest(task, intent.stated);
      if (ordersRecord.test(written)) return confirmRequest(task, written.includes('?'));
      if (option === undefined) return asideRequest(task, written);
      // A tally or a call to vote names several options, and doesn't say which one won.
      if (votes.test(written)) return intent.options.length === 1 ? { step: 'back', option } : null;
      return mayDecide(task, written)
        ? { step: 'ask-draft', topic: task.reading.topic.id, likely: option }
        : { step: 'not-decided' };
    case 'topic':
      return null;
    default:
      return intent satisfies never;
  }
}

/** "why did we choose lunr?", "which license did we pick?", "what does ADR-0005 say?": the records may know, whatever else the message was read as. */
export function asideRequest(task: Task, written: string): DecisionRequest | null {
  const asked = whyAsked(written);
  if (asked !== null && asked.about.length > 0)
    return { step: 'look-up', query: { ...whyQuery(task, written), otherwise: 'turn' } };
  const query = readQuery(task, written);
  const names = query.number !== null || query.about.length > 0;
  return names ? { step: 'look-up', query: { ...query, otherwise: 'turn' } } : null;
}

function whyQuery(task: Task, written: string): Query {
  const asked = whyAsked(written);
  return {
    ...readQuery(task, written),
    why: true,
    whole: true,
    about: asked?.about ?? [],
    against: asked?.against ?? against.test(written),
  };
}

const undoes = /\b(?:undo|revert|scrap|delete|remove|cancel|reopen|revise|take back)\b/i;
const against =
  /\bwhy (?:did|have|had) we not\b|\bwhy (?:did|have|had)n['’]?t we\b|\bwhy did we (?:reject|drop|discard|dismiss|rule out|decide against)\b/i;
/** "please record this decision", "write it down", "can someone put that on record?" */
const ordersRecord =
  /^(?:ok(?:ay)?,? |please |pls |yes,? |so |hey |(?:can|could|would|will) (?:you|someone|somebody|anyone|we) (?:please |pls )?|let['’]?s |let us )*(?:record|save|log|note|write|put|document|lock|make|add)\s+(?:(?:it|this|that|the|a|our|down|in|on|up|record|decisions?|as|to|official|log|minutes|again|please|pls|now|then|team)[\s.!?]*)+$/i;
const votes = /\b(?:vote[sd]?|voting|poll)\b/i;

/** A decision that's stated plainly is drafted; of what isn't certain, its author is asked. */
function statedRequest(task: Task, { certain, option, reason, revisit }: StatedDecision): DecisionRequest {
  const { topic } = task.reading;
  const isRated = topic.options.some(({ id }) => id === option);
  if (certain === 'unsure' || !isRated)
    return { step: 'ask-draft', topic: topic.id, likely: isRated ? option : null };
  const start = { option, message: null, supersedes: null, reason };
  return { step: 'draft', draft: draftOf(task, start), revisit, isSaved: false };
}

function saveRequest(task: Task, { message, stated }: Extract<RecordAct, { act: 'save' }>): DecisionRequest {
  if (stated === null) return { step: 'no-choice' };
  const { savedFrom } = task;
  const { option, reason, revisit } = stated;
  const start = {
    option: task.reading.topic.options.some(({ id }) => id === option) ? option : null,
    message: stripMarkup(message).plain,
    supersedes: null,
    reason,
    ...(savedFrom === undefined ? {} : { savedFrom }),
  };
  return { step: 'draft', draft: draftOf(task, start), revisit, isSaved: true };
}

/** Whether what nothing plainly states may be a decision all the same: "unless somebody objects we go with django". */
function mayDecide(task: Task, written: string): boolean {
  const { excluded } = task.reading;
  if (optionsInQuery(task).length !== 1 || excluded.length > 0) return false;
  return speaksOfDeciding.test(written) && !decidesNothing.test(written);
}
const speaksOfDeciding = /^\s*(?:please |pls )?(?:record|log|note|save)\b|\b(?:we|decision)\b/i;
const decidesNothing =
  /\?|^\s*[>"“]|\b(?:not|never|nobody|almost|nearly|says?|said|wants?|thinks?|prefers?|won|if|would|should|could)\b|n['’]t\b/i;

/** @param isAsked whether it's put as a question, which records nothing */
function confirmRequest({ intent, reading }: Task, isAsked: boolean): DecisionRequest {
  return { step: 'confirm', topic: reading.topic.id, likely: intent.options[0] ?? null, isAsked };
}

function actRequest(task: Task, act: RecordAct, written: string): DecisionRequest {
  const shown = act.shown === undefined ? {} : { shown: act.shown };
  const change = (id: string | null, wanted: PersonCommand): DecisionRequest => ({
    step: 'change',
    id,
    change: wanted,
    ...shown,
  });
  switch (act.act) {
    case 'save':
      return saveRequest(task, act);
    case 'decide':
      return statedRequest(task, act);
    case 'confirm':
      return confirmRequest(task, false);
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
        ...shown,
      };
    case 'withdraw-vote':
      return { step: 'withdraw-vote', id: act.id, ...shown };
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
        chosen === undefined
          ? null
          : draftOf(task, { option: chosen, message: null, supersedes: act.id, reason: act.because });
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
        ...shown,
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
