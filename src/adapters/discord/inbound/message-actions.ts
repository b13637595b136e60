import type { MessageContextMenuCommandInteraction } from 'discord.js';
import type { Asked } from '../../chat/address.ts';
import type { ConversationRef } from '../../chat/events.ts';
import { type MessageActionId, messageActions } from '../../chat/message-actions.ts';
import { type Address, threadNameOf } from '../address.ts';
import { display } from '../render/components.ts';
import { addressAt, deferredAddress, interactionAfter } from './addresses.ts';
import { type Call, sourceOf } from './call.ts';
import type { DiscordEvent, InboundParts } from './parts.ts';
import { forwardedWords } from './words.ts';

type ActionCall = Call<MessageContextMenuCommandInteraction>;

/** First word of the note to the person who used an action. */
const done: Readonly<Record<MessageActionId, string>> = { weigh: 'Weighed', save: 'Drafted' };

/** Reads a command from a message's menu; null for one this version doesn't have. The answer goes into the message's thread. */
export async function messageActionEvent(
  parts: InboundParts,
  call: ActionCall,
): Promise<DiscordEvent | null> {
  const { interaction, spot } = call;
  const action = messageActions.find(({ name }) => name === interaction.commandName);
  if (action === undefined) return null;
  const { targetMessage } = interaction;
  const forwarded = forwardedWords(targetMessage);
  const words = forwarded || targetMessage.content;
  const { author } = targetMessage;
  // Discord doesn't tell whose message was forwarded.
  const writtenBy = forwarded !== '' || author.bot ? null : author.id;
  const base = addressAt(spot, interaction.user.id, parts.messageContent);
  const eventAt = (address: Address, conversation: ConversationRef): DiscordEvent => ({
    kind: 'message-action',
    source: sourceOf(call, address),
    conversation,
    action: action.id,
    words,
    message: interaction.targetId,
    writtenBy,
  });
  const target = interaction.targetId;
  const ownConversation: ConversationRef = { kind: 'known', id: target };
  if (words.trim() === '') return eventAt(base, ownConversation);
  const by = interaction.user.id;
  if (spot.can === 'replies') {
    const asked: Asked = { by, words, how: action.id };
    const address = await deferredAddress(call, { ...base, asked }, false);
    return eventAt(address, { kind: 'known', id: interaction.id });
  }
  const opens = spot.can === 'opens';
  const told = `${done[action.id]} in <#${opens ? target : spot.channel}>, asked by you.`;
  await call.first.note({ components: [display(told)], pictures: [], pings: [] });
  const address: Address = {
    ...base,
    asked: { by, words, how: action.id },
    interaction: await interactionAfter(call, 'given'),
    ...(opens ? { opens: { message: target, name: threadNameOf(words) } } : { answers: target }),
  };
  const conversation: ConversationRef =
    spot.can === 'goes-on' ? { kind: 'thread', thread: spot.channel, starts: true } : ownConversation;
  return eventAt(address, conversation);
}
