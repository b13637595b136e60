import { libraryOf } from '../../../knowledge/queries.ts';
import { readDay } from '../../dates/read-day.ts';
import { zoneOf } from '../../settings/zone-of.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { EffectContext } from '../../turn/effect-context.ts';
import { weighingKey } from '../../weighings/weighing-ids.ts';
import { withTogether } from '../ask/draft.ts';
import type { DecisionRequest } from '../ask/request.ts';
import { initialState } from '../decider/initial-state.ts';
import { evidenceOf } from '../evidence/evidence.ts';
import { togetherOf } from '../evidence/weighed-together.ts';
import type { Content, Decision, RecordWithId } from '../record/record.ts';
import { whyTooLarge } from '../record/record-bounds.ts';
import { shownStates } from '../record/shown-state.ts';
import { whyNotRecord } from '../rights/record-rights.ts';
import { recordCard } from '../show/card.ts';
import { foundReply } from '../show/draft-replies.ts';
import { cardReply, refusalReply, refusedReply } from '../show/replies.ts';
import type { HandlerParts } from './handler-parts.ts';
import { recordsIn } from './open-records.ts';
import { runCommand } from './run-command.ts';

/** How many of the thread's accepted records the new draft offers to supersede. */
const mostOffered = 3;

/** Writes a draft down and shows it, or what the thread has of it already. @returns null for guests: the thread answers by itself */
export async function draftRecord(
  parts: HandlerParts,
  { draft: started, revisit, isSaved }: Omit<Extract<DecisionRequest, { step: 'draft' }>, 'step'>,
  context: EffectContext,
): Promise<EffectResult | null> {
  const { records, knowledge, now, settings } = parts;
  const refusal = await whyNotRecord(settings, context, null);
  if (refusal !== null) return refusal.kind === 'guest' ? null : refusedReply(refusal);
  const isTaken = (there: Decision): boolean =>
    there.conversation === context.conversation && isSameDecision(there, started);
  const [there] = await recordsIn(records, context, {
    narrowed: { statuses: ['draft', 'proposed', 'accepted'], topic: started.topic },
    fits: (decision) => isTaken(decision) && !decision.operations.includes(context.operation),
  });
  if (there !== undefined) return found(parts, there, started, context);
  const weighed = await withThreadWeights(parts, started, isSaved, context);
  const content = withRevisit(weighed, revisit, { now: now(), zone: zoneOf(context, context.settings).zone });
  const accepted = await recordsIn(records, context, {
    narrowed: { statuses: ['accepted'], topic: content.topic },
  });
  const { conversation, destination, link, place, author, answer: message } = context;
  const thread = { conversation, destination, link, place, message };
  const draft = initialState({
    ...thread,
    content,
    evidence: evidenceOf(content, knowledge(context.workspace)),
    author,
    at: now(),
  });
  const tooLarge = whyTooLarge(undefined, draft);
  if (tooLarge !== null) return refusalReply(tooLarge);
  const { option, words } = content.outcome;
  const name = ['decision', conversation, content.topic, option ?? words, content.supersedes ?? ''];
  const slot = { operation: context.operation, name, isTaken };
  const { id, decision, isNew } = await records.create(context.workspace, slot, draft);
  if (!isNew) return found(parts, { id, decision }, started, context);
  const shown = recordCard(id, decision, knowledge(context.workspace));
  // People say whether it supersedes what the thread decided before; the bot doesn't guess.
  const offered = content.supersedes === null ? accepted.slice(-mostOffered) : [];
  const choices = offered.map((before) => ({
    label: `It supersedes ${before.id}`,
    says: `set supersedes of ${id} to ${before.id} as shown at ${shownStates(decision).version}`,
  }));
  const blocks =
    choices.length === 0 ? shown.blocks : [...shown.blocks, { kind: 'choices', choices } as const];
  return cardReply({ ...shown, blocks }, decision, { editable: true });
}

/** The draft with what its thread weighed together before, where that is about the same topic. */
async function withThreadWeights(
  { weighings, knowledge }: HandlerParts,
  content: Content,
  isSaved: boolean,
  { workspace, conversation }: EffectContext,
): Promise<Content> {
  const topic = knowledge(workspace).topics.find(({ id }) => id === content.topic);
  const weighing = await weighings.load(weighingKey(workspace, conversation));
  if (topic === undefined || weighing?.topic !== topic.id) return content;
  const library = libraryOf(topic);
  const together = togetherOf(library, weighing);
  if (together === null) return content;
  const weighed = withTogether(content, library, together, weighing.named);
  // What the team weighed isn't what the author of a message said.
  return isSaved ? { ...content, weighed: weighed.weighed } : weighed;
}

/** Whether a record is undecided or accepted for the same choice: then a second one would say the same again. */
function isSameDecision({ status, content }: Decision, { topic, outcome, supersedes }: Content): boolean {
  if (status !== 'draft' && status !== 'proposed' && status !== 'accepted') return false;
  const isSameChoice =
    outcome.option === null
      ? content.outcome.option === null && content.outcome.words === outcome.words
      : content.outcome.option === outcome.option;
  return (
    content.topic === topic && isSameChoice && (supersedes === null || content.supersedes === supersedes)
  );
}

/** What the thread has already, with a reason that was missing. */
async function found(
  parts: HandlerParts,
  record: RecordWithId,
  { reason }: Content,
  context: EffectContext,
): Promise<EffectResult> {
  const { status, content } = record.decision;
  return status === 'draft' && content.reason === '' && reason !== ''
    ? runCommand(parts, record.id, { do: 'edit', content: { reason } }, context)
    : foundReply(record, parts.knowledge(context.workspace));
}

/** The day to look at it again; in words, if they name no day. */
function withRevisit(content: Content, words: string, at: Parameters<typeof readDay>[1]): Content {
  if (words === '') return content;
  const read = readDay(words, at);
  return {
    ...content,
    revisit: read.kind === 'day' ? { on: read.day, when: '' } : { on: null, when: words },
  };
}
