import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { ConversationRef } from '../events.ts';

/** The conversation that an event belongs to. @returns null if the event isn't for the bot. @throws what the store throws */
export async function conversationOf(
  assistant: Pick<Assistant, 'threadAt'>,
  source: { readonly workspace: string },
  ref: ConversationRef,
): Promise<string | null> {
  return (await findConversation(assistant, source, ref))?.id ?? null;
}

/** The same, and whether it starts in a thread that had no conversation. */
export async function findConversation(
  { threadAt }: Pick<Assistant, 'threadAt'>,
  { workspace }: { readonly workspace: string },
  ref: ConversationRef,
): Promise<{ readonly id: string; readonly starts: boolean } | null> {
  if (ref.kind === 'known') return { id: ref.id, starts: false };
  const known = await threadAt(workspace, ref.thread);
  if (known !== undefined) return { id: known, starts: false };
  return ref.starts ? { id: ref.thread, starts: true } : null;
}
