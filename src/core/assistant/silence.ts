import type { ChannelSettings } from '../settings/channel-settings.ts';
import type { ConversationDocument } from '../store/documents.ts';
import type { Turn } from '../turn/turn.ts';
import type { AskRequest } from './ask-request.ts';

/** Why a turn that has an answer stays silent nevertheless; null if it doesn't. */
export function whySilent(
  { answer, effect, silence }: Turn,
  { audience }: AskRequest,
  { muted }: ConversationDocument,
  { answers, onlyCited }: ChannelSettings,
): string | null {
  if (silence !== null) return silence;
  if (audience === 'direct') return null;
  if (muted) return 'the thread is muted';
  if (answers === 'mention') return 'the channel answers on mention only';
  return onlyCited && effect === null && answer?.sources.length === 0
    ? 'the channel wants cited answers only'
    : null;
}
