import type { Knowledge } from '../../knowledge/schema.ts';
import { understand } from '../understanding/understand.ts';
import { newConversation } from './conversation.ts';

/** Whether a message asks how to use the bot, by its words alone, or calls it without any. */
export function wantsHelp(words: string, knowledge: Knowledge): boolean {
  const alone = { conversation: '', author: '', words, audience: 'direct' } as const;
  const { intent, missed } = understand(alone, newConversation(''), knowledge);
  return missed === null && intent.kind === 'help' && (intent.about === 'use' || intent.about === 'empty');
}
