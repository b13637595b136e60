import { type Refusal, whyNot } from '../../access/acts.ts';
import { zoneOf } from '../../settings/zone-of.ts';
import type { VoteState } from '../../turn/conversation.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { EffectContext } from '../../turn/effect-context.ts';
import type { ShownState } from '../../understanding/acts/shown-state.ts';
import { decide } from '../decider/decide.ts';
import type { ChangeCommand, PersonCommand } from '../decider/record-command.ts';
import { changeRecord } from '../lifecycle/change-record.ts';
import { settle } from '../lifecycle/settle.ts';
import type { Decision, RecordWithId } from '../record/record.ts';
import { changesSince } from '../record/shown-state.ts';
import { isOpenVote } from '../record/vote.ts';
import { actOf, whyNotAsOutsider } from '../rights/outsiders.ts';
import { whyNotRecord } from '../rights/record-rights.ts';
import { visibleRecord, whyNotSupersede } from '../rights/visible-record.ts';
import { recordCard } from '../show/card.ts';
import { changedSince, foundReply } from '../show/draft-replies.ts';
import { closedSpans } from '../show/notices.ts';
import {
  cardReply,
  forAsker,
  refusalReply,
  refusedReply,
  sentenceReply,
  unknownRecord,
} from '../show/replies.ts';
import type { HandlerParts } from './handler-parts.ts';
import { settleTimes } from './settle-times.ts';

/** `shown`: the state that the pressed button showed; it acts on no other. */
export type CommandContext = EffectContext & { readonly shown?: ShownState };

/** Changes a record as a message asks, if its author may, and answers with what came of it. */
export async function runCommand(
  parts: HandlerParts,
  id: string,
  asked: PersonCommand,
  context: CommandContext,
): Promise<EffectResult> {
  // Whether there is such a record is nothing that outsiders are told.
  const outside = whyNotAsOutsider(actOf(asked), context);
  if (outside !== null) return refusedReply(outside);
  const before = await visibleRecord(parts, id, context);
  if (before === undefined)
    return asked.do === 'discard' ? refusalReply(`I've kept nothing of ${id}.`) : goneRecord(id, context);
  const refusal = await whyNotRun(parts, before, asked, context);
  if (refusal !== null) return refusedReply(refusal);
  // What was done before a crash isn't read again: its time may be over by now.
  const times = before.operations.includes(context.operation)
    ? ({ kind: 'settled', command: asked, notes: [] } as const)
    : settleTimes(asked, { id, now: parts.now(), meant: zoneOf(context, context.settings) });
  if (times.kind === 'asked') return times.reply;
  const { command, notes } = times;
  if (command.do === 'discard') return discard(parts, { id, decision: before }, context);
  const wrong = await whyNotSupersede(parts, before, command, context);
  if (wrong !== null) return refusalReply(wrong);
  const done = await changeRecord(parts, id, command, context);
  if (done.kind === 'missing') return unknownRecord(id);
  if (done.kind === 'changed-since')
    return changedSince({ id, decision: done.decision }, done.changes, parts.knowledge(context.workspace));
  if (done.kind === 'refused') {
    const there = command.do === 'record' ? await visibleRecord(parts, id, context) : undefined;
    // Somebody else was faster.
    return there?.status === 'accepted' && before.status !== 'accepted'
      ? foundReply({ id, decision: there }, parts.knowledge(context.workspace))
      : refusalReply(`${id}: ${done.why}`);
  }
  await settle(parts, context.workspace, id);
  const reply = replyTo(parts, { id, decision: done.decision }, command, context);
  const vote = voteStateOf(id, done.decision, context);
  const noted = notes.length === 0 ? reply : { ...reply, blocks: [...reply.blocks, ...notes] };
  return vote === null ? noted : { ...noted, vote };
}

/** What somebody names by its id and isn't there; a draft that a button showed was there once. */
function goneRecord(id: string, { shown }: CommandContext): EffectResult {
  return shown === undefined
    ? unknownRecord(id)
    : forAsker(refusalReply(`${id} is gone: somebody discarded it, or nobody touched it for 30 days.`));
}

/** Who closes a vote, and who votes in it, the record itself says: it may be another vote by the time that it's changed. */
async function whyNotRun(
  { settings }: HandlerParts,
  before: Decision,
  command: PersonCommand,
  context: EffectContext,
): Promise<Refusal | null> {
  const act = actOf(command);
  if (act === 'record') return whyNotRecord(settings, context, before);
  return act === 'object' ? whyNot(act, context, null) : null;
}

/** Whose votes count in this thread from now on; null if the record belongs to another one, or nobody ever voted on it. */
function voteStateOf(
  id: string,
  { conversation, vote }: Decision,
  context: Pick<EffectContext, 'conversation'>,
): VoteState | null {
  if (vote === null || conversation !== context.conversation) return null;
  return { id, voters: isOpenVote(vote) ? vote.voters : null };
}

async function discard(
  { records, knowledge, now }: HandlerParts,
  { id, decision }: RecordWithId,
  { workspace, author, rights, operation, shown }: CommandContext,
): Promise<EffectResult> {
  const since = changesSince(decision, shown);
  if (since.length > 0) return changedSince({ id, decision }, [...since], knowledge(workspace));
  const issuer = { author, rights, at: now(), operation };
  if (decide({ do: 'discard', issuer }, decision).kind === 'refused')
    return refusalReply(`${id} is ${decision.status}; you can only discard a draft.`);
  await records.remove(workspace, id);
  return sentenceReply(`Discarded. I've kept nothing of "${decision.content.title}".`, decision);
}

function replyTo(
  { knowledge }: HandlerParts,
  { id, decision }: RecordWithId,
  command: ChangeCommand,
  { author, workspace }: EffectContext,
): EffectResult {
  const { title } = decision.content;
  const card = (): EffectResult => ({
    ...cardReply(recordCard(id, decision, knowledge(workspace)), decision),
    replaces: decision.message,
  });
  switch (command.do) {
    case 'record':
      return { ...sentenceReply('Recorded: ', decision, title, ` (${id}), accepted.`), claims: [] };
    case 'propose':
      return cardReply(recordCard(id, decision, knowledge(workspace)), decision, { editable: true });
    case 'vote':
    case 'withdraw-vote':
    case 'edit':
      return card();
    case 'close':
      return decision.vote === null
        ? unknownRecord(id)
        : {
            ...sentenceReply('', decision),
            blocks: [{ kind: 'headline', spans: closedSpans(id, title, decision.vote) }],
          };
    case 'reject':
      return sentenceReply('Rejected: ', decision, title, ` (${id}).`);
    case 'deprecate':
      return sentenceReply('Deprecated: ', decision, title, ` (${id}). It stays on record.`);
    case 'object':
      return decision.vote?.ballots.some((ballot) => ballot.author === author) === true
        ? card()
        : sentenceReply("I've noted your dissent with ", decision, title, ` (${id}).`);
    case 'revisit': {
      const on = decision.content.revisit.on ?? '';
      return sentenceReply('To be looked at again: ', decision, title, ` (${id}), on ${on}.`);
    }
    case 'keep': {
      const rest = ` (${id}). It's on record that you looked at it again.`;
      return sentenceReply('It stays: ', decision, title, rest);
    }
    default:
      return command satisfies never;
  }
}
