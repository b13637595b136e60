import { whyNot } from '../../access/acts.ts';
import type { EffectOutcome, EffectResult } from '../../turn/effect.ts';
import type { EffectContext } from '../../turn/effect-context.ts';
import { resolveVote } from '../../understanding/acts/resolve-vote.ts';
import type { DecisionRequest } from '../ask/request.ts';
import type { RecordWithId } from '../record/record.ts';
import { isOpenVote } from '../record/vote.ts';
import { whyNotAsOutsider } from '../rights/outsiders.ts';
import { visibleRecord } from '../rights/visible-record.ts';
import { forAsker, noVote, refusalReply, refusedReply, unknownRecord, whichOne } from '../show/replies.ts';
import { isThatAVote, othersWereNamed } from '../show/vote-replies.ts';
import type { HandlerParts } from './handler-parts.ts';
import { doneBy, drafts, votedOn as openVotes, recordDoneBy, recordsIn } from './open-records.ts';
import { type CommandContext, runCommand } from './run-command.ts';

type RequestOf<S extends DecisionRequest['step']> = Extract<DecisionRequest, { step: S }>;

/** Counts a vote if it's certain, whose it is and for what; else asks. What people say to each other gets no answer. */
export async function castVote(
  parts: HandlerParts,
  { id, positions, isBare, shown }: RequestOf<'vote'>,
  context: EffectContext,
): Promise<EffectOutcome> {
  const found = await votedOn(parts, id, context);
  if ('reply' in found) return found.reply === null ? notOpen(parts, isBare, context) : found.reply;
  const { record } = found;
  const choice = positions === null ? null : resolveVote(positions, record.decision.content.outcome.option);
  return choice === null
    ? askVote(record, context)
    : runCommand(parts, record.id, { do: 'vote', choice }, withShown(context, shown));
}

export async function withdrawVote(
  parts: HandlerParts,
  { id, shown }: RequestOf<'withdraw-vote'>,
  context: EffectContext,
): Promise<EffectOutcome> {
  const found = await votedOn(parts, id, context);
  if ('reply' in found) return found.reply ?? notOpen(parts, false, context);
  return runCommand(parts, found.record.id, { do: 'withdraw-vote' }, withShown(context, shown));
}

function withShown(context: EffectContext, shown: CommandContext['shown']): CommandContext {
  return shown === undefined ? context : { ...context, shown };
}

/** "Is that a vote?", with a button for each choice. */
export function askVote(record: RecordWithId, context: Pick<EffectContext, 'author'>): EffectResult {
  return forAsker(isThatAVote(record, hasVoted(record, context)));
}

function hasVoted({ decision }: RecordWithId, { author }: Pick<EffectContext, 'author'>): boolean {
  return decision.vote?.ballots.some((ballot) => ballot.author === author) === true;
}

/** The record that this person's vote is about, or the reply to them; null where no vote is open. */
async function votedOn(
  parts: HandlerParts,
  id: string | null,
  context: EffectContext,
): Promise<{ readonly record: RecordWithId } | { readonly reply: EffectOutcome }> {
  const outside = whyNotAsOutsider('vote', context);
  if (id !== null) {
    if (outside !== null) return { reply: forAsker(refusedReply(outside)) };
    const decision = await visibleRecord(parts, id, context);
    return decision === undefined ? { reply: unknownRecord(id) } : whoMay({ id, decision }, context);
  }
  const done = await recordDoneBy(parts.records, context);
  const open = await recordsIn(
    parts.records,
    context,
    done === undefined ? openVotes : doneBy(context.operation),
  );
  const theirs = open.filter(({ decision }) => isAsked(decision.vote?.voters ?? [], context));
  const [only] = theirs.length > 0 ? theirs : open;
  if (only === undefined) return { reply: null };
  if (outside !== null)
    return { reply: isHeard(only, context) ? forAsker(refusedReply(outside)) : 'silence' };
  if (!isHeard(only, context)) return { reply: 'silence' };
  const which = whichOne(theirs, 'decision');
  return which === null ? whoMay(only, context) : { reply: which };
}

function whoMay(
  record: RecordWithId,
  context: EffectContext,
): { readonly record: RecordWithId } | { readonly reply: EffectOutcome } {
  const { vote } = record.decision;
  return isOpenVote(vote) && whyNot('vote', context, vote) !== null
    ? { reply: forAsker(othersWereNamed(record.id, vote)) }
    : { record };
}

/** Whether their vote is wanted. */
function isAsked(voters: readonly string[], { author }: Pick<EffectContext, 'author'>): boolean {
  return voters.length === 0 || voters.includes(author);
}

/** Whether what they said in the thread is for the bot: they called it, or their vote is wanted. */
function isHeard({ decision }: RecordWithId, context: EffectContext): boolean {
  return context.isCalled || isAsked(decision.vote?.voters ?? [], context);
}

async function notOpen(
  { records }: HandlerParts,
  isBare: boolean,
  context: EffectContext,
): Promise<EffectOutcome> {
  if (!context.isCalled) return 'silence';
  if (!isBare) return forAsker(refusalReply(noVote));
  const inDraft = await recordsIn(records, context, drafts);
  return inDraft.length === 0
    ? null
    : refusalReply(
        'A plain yes or no doesn\'t record anything. Say "record it", "put it to the vote" or "discard it".',
      );
}
