import type { ChatInputCommandInteraction } from 'discord.js';
import type { ConversationRef } from '../../chat/events.ts';
import { type Address, threadNameOf } from '../address.ts';
import { commandOf, optionsIn, privateOption } from '../command-options.ts';
import { renderQuestion } from '../render/message.ts';
import { addressAt, deferredAddress, interactionIn, needsFoot } from './addresses.ts';
import { type Call, sourceOf } from './call.ts';
import type { DiscordEvent, InboundParts } from './parts.ts';
import { settingsEvent } from './settings.ts';

type CommandCall = Call<ChatInputCommandInteraction>;
type Placed = { readonly address: Address; readonly conversation: ConversationRef };

/** Reads `/tradeoff …`; null for a command this version doesn't have. */
export async function commandEvent(parts: InboundParts, call: CommandCall): Promise<DiscordEvent | null> {
  const { interaction, spot } = call;
  const command = commandOf(interaction);
  if (command === undefined) return null;
  const words = command.words(optionsIn(interaction, command));
  const address = {
    ...addressAt(spot, interaction.user.id, parts.messageContent),
    foot: needsFoot(words, parts.messageContent),
  };
  if (command.opens !== undefined) {
    const conversation = conversationAt(call);
    const settings = await settingsEvent(call, address);
    return settings ?? { kind: 'command', source: sourceOf(call, address), conversation, command, words };
  }
  const placed = await place(parts, call, words, address);
  const { conversation } = placed;
  return { kind: 'command', source: sourceOf(call, placed.address), conversation, command, words };
}

/** Gives the first response, or reserves it for the answer. */
async function place(parts: InboundParts, call: CommandCall, words: string, base: Address): Promise<Placed> {
  const { interaction, spot, first } = call;
  const asked = { by: interaction.user.id, words, how: 'command' as const };
  const isPrivate = interaction.options.getBoolean(privateOption) ?? false;
  if (isPrivate || spot.can === 'replies') {
    const address = await deferredAddress(call, { ...base, isPrivate, asked }, true);
    return { address, conversation: { kind: 'known', id: interaction.id } };
  }
  const question = renderQuestion(asked);
  if (spot.can !== 'opens' && hearsReplies(call, parts)) {
    parts.left.leave(first, question);
    const address = { ...base, asked, interaction: interactionIn(call, 'open') };
    return { address, conversation: conversationAt(call) };
  }
  const shown = await first.show(question);
  if (shown === null) {
    const address = { ...base, asked, interaction: interactionIn(call, 'late') };
    return { address, conversation: conversationAt(call) };
  }
  const address = { ...base, interaction: interactionIn(call, 'given') };
  return spot.can === 'opens'
    ? {
        address: { ...address, opens: { message: shown, name: threadNameOf(words) } },
        conversation: { kind: 'known', id: shown },
      }
    : { address, conversation: conversationAt(call) };
}

/** Whether Discord includes the text of replies to a first response, as it does for replies to ordinary messages. */
function hearsReplies({ spot }: CommandCall, { messageContent }: InboundParts): boolean {
  return spot.server === null || messageContent;
}

/** The conversation of the thread in which a command was called; elsewhere a new one. */
export function conversationAt({ interaction, spot }: Call): ConversationRef {
  return spot.can === 'goes-on'
    ? { kind: 'thread', thread: spot.channel, starts: true }
    : { kind: 'known', id: interaction.id };
}
