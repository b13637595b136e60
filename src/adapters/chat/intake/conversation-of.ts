import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { ConversationRef } from '../events.ts';

/** The conversation that an event belongs to. @returns null if the event isn't for the bot. @throws what the store throws */
export async function conversationOf(
  { threadAt }: Pick<Assistant, 'threadAt'>,
  { workspace }: { readonly workspace: string },
  ref: ConversationRef,
): Promise<string | null> {
  if (ref.kind === 'known') return ref.id;
  const known = await threadAt(workspace, ref.thread);
  return known ?? (ref.starts ? ref.thread : null);
}
