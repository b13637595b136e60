import { libraryOf } from '../../../knowledge/queries.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { EffectContext } from '../../turn/effect-context.ts';
import { whyNotAsOutsider } from '../rights/outsiders.ts';
import { whyNotRecord } from '../rights/record-rights.ts';
import { askWhatToDraft, foundReply } from '../show/draft-replies.ts';
import { forAsker, refusedReply } from '../show/replies.ts';
import type { HandlerParts } from './handler-parts.ts';
import { recordsIn } from './open-records.ts';

/** Asks what to draft, or shows what the thread has of it. @returns null for guests, and for a topic that's gone: the thread answers by itself */
export async function askDraft(
  { records, settings, knowledge }: HandlerParts,
  { topic, likely }: { readonly topic: string; readonly likely: string | null },
  context: EffectContext,
): Promise<EffectResult | null> {
  const known = knowledge(context.workspace).topics.find(({ id }) => id === topic);
  if (known === undefined) return null;
  const outside = whyNotAsOutsider('record', context);
  if (outside !== null) return outside.kind === 'guest' ? null : refusedReply(outside);
  const there = await recordsIn(records, context, {
    narrowed: { statuses: ['draft', 'proposed', 'accepted'], topic },
    fits: ({ content }) => content.outcome.option === likely,
  });
  const found = likely === null ? undefined : there.at(-1);
  if (found !== undefined) return foundReply(found, knowledge(context.workspace));
  const refusal = await whyNotRecord(settings, context, null);
  return refusal === null ? askWhatToDraft(libraryOf(known), likely) : forAsker(refusedReply(refusal));
}
