import { libraryOf } from '../../../knowledge/queries.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { EffectContext } from '../../turn/effect-context.ts';
import { weighingKey } from '../../weighings/weighing-ids.ts';
import { withTogether } from '../ask/draft.ts';
import { initialState } from '../decider/initial-state.ts';
import { evidenceOf } from '../evidence/evidence.ts';
import { togetherOf } from '../evidence/weighed-together.ts';
import type { Content } from '../record/record.ts';
import { whyNotRecord } from '../rights/record-rights.ts';
import { recordCard } from '../show/card.ts';
import { cardReply, refusalReply } from '../show/replies.ts';
import type { HandlerParts } from './handler-parts.ts';
import { recordsIn } from './open-records.ts';

/** How many of the thread's accepted records the new draft offers to supersede. */
const mostOffered = 3;

/** Writes a draft down and shows it. @returns null for guests: the thread answers by itself */
export async function draftRecord(
  parts: HandlerParts,
  started: Content,
  context: EffectContext,
): Promise<EffectResult | null> {
  const { records, knowledge, now, settings } = parts;
  if (context.rights.guest) return null;
  const refusal = await whyNotRecord(settings, context, null);
  if (refusal !== null) return refusalReply(refusal);
  const content = await withThreadWeights(parts, started, context);
  const accepted = await recordsIn(
    records,
    context,
    (decision) => decision.status === 'accepted' && decision.content.topic === content.topic,
  );
  const { conversation, destination, link, place, author, answer: message } = context;
  const thread = { conversation, destination, link, place, message };
  const draft = initialState({
    ...thread,
    content,
    evidence: evidenceOf(content, knowledge()),
    author,
    at: now(),
  });
  const { id, decision } = await records.create(context.workspace, context.operation, draft);
  const shown = recordCard(id, decision, knowledge());
  // People say whether it supersedes what the thread decided before; the bot doesn't guess.
  const offered = content.supersedes === null ? accepted.slice(-mostOffered) : [];
  const choices = offered.map((before) => ({
    label: `It supersedes ${before.id}`,
    says: `set supersedes of ${id} to ${before.id}`,
  }));
  const blocks =
    choices.length === 0 ? shown.blocks : [...shown.blocks, { kind: 'choices', choices } as const];
  return cardReply({ ...shown, blocks }, decision, { editable: true });
}

/** The draft with what its thread weighed together before, where that is about the same topic. */
async function withThreadWeights(
  { weighings, knowledge }: HandlerParts,
  content: Content,
  { workspace, conversation }: EffectContext,
): Promise<Content> {
  const topic = knowledge().topics.find(({ id }) => id === content.topic);
  const weighing = await weighings.load(weighingKey(workspace, conversation));
  if (topic === undefined || weighing?.topic !== topic.id) return content;
  const library = libraryOf(topic);
  const together = togetherOf(library, weighing);
  return together === null ? content : withTogether(content, library, together, weighing.named);
}
