import type { EffectOutcome, EffectResult } from '../../turn/effect.ts';
import type { EffectContext } from '../../turn/effect-context.ts';
import type { DecisionRequest } from '../ask/request.ts';
import { actOf, type GuardedAct, whyNotAsOutsider } from '../rights/outsiders.ts';
import { visibleRecord } from '../rights/visible-record.ts';
import { recordCard } from '../show/card.ts';
import { noChoiceIn, nothingRecorded } from '../show/draft-replies.ts';
import { wholeRecord } from '../show/record-list.ts';
import {
  cardReply,
  forAsker,
  noVote,
  refusalReply,
  refusedReply,
  unknownRecord,
  whichOne,
} from '../show/replies.ts';
import { askDraft } from './ask-draft.ts';
import { askVote, castVote, withdrawVote } from './cast-vote.ts';
import { confirmRecord } from './confirm-record.ts';
import { draftRecord } from './draft-record.ts';
import type { HandlerParts } from './handler-parts.ts';
import { lookUp } from './look-up.ts';
import { meantBy, recordDoneBy, recordsIn, undecided, votedOn } from './open-records.ts';
import { pendingRecords } from './pending-records.ts';
import { runCommand } from './run-command.ts';
import { setDraftField } from './set-draft-field.ts';
import { supersedeRecord } from './supersede-record.ts';

/**
 * Does what a message asks of the records. The record is saved before the thread's turn: after a crash in between, a
 * retry of the message finds it done and answers with the result.
 *
 * @returns null if the records have nothing to say and the thread answers by itself
 */
export async function handleRequest(
  parts: HandlerParts,
  request: DecisionRequest,
  context: EffectContext,
): Promise<EffectOutcome> {
  const outside = whyNotAsOutsider(actFor(request), context);
  if (outside?.kind === 'reads-only') return refusedReply(outside);
  switch (request.step) {
    case 'draft':
      return draftRecord(parts, request, context);
    case 'ask-draft':
      return askDraft(parts, request, context);
    case 'not-decided':
      if (outside?.kind === 'guest') return null;
      if (!context.isCalled) return 'silence';
      return outside === null ? nothingRecorded() : refusedReply(outside);
    case 'no-choice':
      return forAsker(refusalReply(noChoiceIn));
    case 'confirm':
      return confirmRecord(parts, request, context);
    case 'back':
      return back(parts, request, context);
    case 'change':
      return change(parts, request, context);
    case 'vote':
      return castVote(parts, request, context);
    case 'withdraw-vote':
      return withdrawVote(parts, request, context);
    case 'show-open':
      return showOpen(parts, context);
    case 'set':
      return setDraftField(parts, request, context);
    case 'supersede':
      return supersedeRecord(parts, request, context);
    case 'show': {
      if (outside !== null) return refusedReply(outside);
      const decision = await visibleRecord(parts, request.id, context);
      return decision === undefined
        ? unknownRecord(request.id)
        : cardReply(
            wholeRecord({ id: request.id, decision }, 0, parts.knowledge(context.workspace)),
            decision,
          );
    }
    case 'due': {
      if (outside !== null) return refusedReply(outside);
      const { records, knowledge, now } = parts;
      const shown = await pendingRecords(records, context, now(), knowledge(context.workspace));
      return forAsker(
        shown === null ? refusalReply('No decision is waiting for anybody.') : cardReply(shown, null),
      );
    }
    case 'look-up':
      return lookUp(parts, request.query, context);
    default:
      return request satisfies never;
  }
}

type RequestOf<S extends DecisionRequest['step']> = Extract<DecisionRequest, { step: S }>;

/** What a request does, as far as rights are concerned. */
function actFor(request: DecisionRequest): GuardedAct {
  switch (request.step) {
    case 'change':
      return actOf(request.change);
    case 'vote':
    case 'withdraw-vote':
    case 'back':
      return 'vote';
    case 'show':
    case 'due':
    case 'look-up':
    case 'show-open':
      return 'read-records';
    case 'draft':
    case 'ask-draft':
    case 'not-decided':
    case 'no-choice':
    case 'confirm':
    case 'set':
    case 'supersede':
      return 'record';
    default:
      return request satisfies never;
  }
}

/** "my vote: flask" where the thread knows of no vote: if there's one all the same, it asks. Else there's nothing to vote on. */
async function back(
  parts: HandlerParts,
  { option }: RequestOf<'back'>,
  context: EffectContext,
): Promise<EffectOutcome> {
  const open = await recordsIn(parts.records, context, votedOn);
  const outside = whyNotAsOutsider('vote', context);
  if (outside !== null) return open.length === 0 ? null : forAsker(refusedReply(outside));
  const first = open.find(({ decision }) => decision.content.outcome.option === option) ?? open[0];
  if (first !== undefined) return askVote(first, context);
  return context.isCalled ? forAsker(refusalReply(noVote)) : 'silence';
}

async function change(
  parts: HandlerParts,
  { id, change: command, shown }: RequestOf<'change'>,
  context: EffectContext,
): Promise<EffectResult> {
  const outside = whyNotAsOutsider(actOf(command), context);
  if (outside !== null) return refusedReply(outside);
  if (id !== null)
    return runCommand(parts, id, command, shown === undefined ? context : { ...context, shown });
  const open = await recordsIn(parts.records, context, meantBy(command));
  const done = open.length === 0 ? await recordDoneBy(parts.records, context) : undefined;
  if (done !== undefined) return runCommand(parts, done, command, context);
  const [only] = open;
  if (only === undefined) return forAsker(refusalReply(command.do === 'close' ? noVote : noDraft));
  return whichOne(open, 'decision') ?? runCommand(parts, only.id, command, context);
}

async function showOpen(parts: HandlerParts, context: EffectContext): Promise<EffectOutcome> {
  const outside = whyNotAsOutsider('read-records', context);
  if (outside !== null) return refusedReply(outside);
  const open = await recordsIn(parts.records, context, undecided);
  const [only] = open;
  if (only === undefined) return forAsker(refusalReply(noVote));
  return (
    whichOne(open, 'decision') ??
    cardReply(recordCard(only.id, only.decision, parts.knowledge(context.workspace)), only.decision)
  );
}

const noDraft = 'There\'s no open draft in this thread. Say what you decided: "we go with …".';
