import type { ChannelSettings } from '../settings/channel-settings.ts';
import type { ConversationDocument } from '../store/documents.ts';
import type { Turn } from '../turn/turn.ts';
import type { AskRequest } from './ask-request.ts';

/** Why a turn that has an answer stays silent nevertheless; null if it doesn't. */
export function whySilent(
  { answer, effect, silence }: Turn,
  request: AskRequest,
  thread: ConversationDocument,
  settings: ChannelSettings,
): string | null {
  if (silence !== null) return silence;
  const unheard = whyUnheard(request, thread, settings);
  if (unheard !== null || request.audience === 'direct') return unheard;
  return settings.onlyCited && effect === null && answer?.sources.length === 0
    ? 'the channel wants cited answers only'
    : null;
}

/** Why a message gets silence, whatever it says; null if it doesn't. */
export function whyUnheard(
  { audience }: AskRequest,
  { muted }: ConversationDocument,
  { answers }: ChannelSettings,
): string | null {
  if (audience === 'direct') return null;
  if (muted) return 'the thread is muted';
  return answers === 'mention' ? 'the channel answers on mention only' : null;
}
