import { libraryOf } from '../../../knowledge/queries.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { EffectContext } from '../../turn/effect-context.ts';
import { whyNotRecord } from '../rights/record-rights.ts';
import { askWhatToDraft } from '../show/draft-replies.ts';
import { forAsker, refusalReply } from '../show/replies.ts';
import type { HandlerParts } from './handler-parts.ts';

/** Asks what to draft. @returns null for guests, and for a topic that's gone: the thread answers by itself */
export async function askDraft(
  { settings, knowledge }: HandlerParts,
  { topic, likely }: { readonly topic: string; readonly likely: string | null },
  context: EffectContext,
): Promise<EffectResult | null> {
  const known = knowledge().topics.find(({ id }) => id === topic);
  if (context.rights.guest || known === undefined) return null;
  const refusal = await whyNotRecord(settings, context, null);
  return refusal === null ? askWhatToDraft(libraryOf(known), likely) : forAsker(refusalReply(refusal));
}
