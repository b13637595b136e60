import type { Asked } from '../../chat/address.ts';
import type { ConversationRef } from '../../chat/events.ts';
import { type Address, threadNameOf } from '../address.ts';
import { renderQuestion } from '../render/message.ts';
import { deferredAddress, interactionIn } from './addresses.ts';
import type { Call } from './call.ts';
import type { InboundParts } from './parts.ts';

/** Where a question is answered, and the conversation it belongs to. */
export type Placed = { readonly address: Address; readonly conversation: ConversationRef };

/** Takes in a question for everyone: gives its first response, or reserves that for the answer. */
export async function begin(
  parts: Pick<InboundParts, 'left' | 'messageContent'>,
  call: Call,
  asked: Asked,
  base: Address,
): Promise<Placed> {
  const { interaction, spot, first } = call;
  if (spot.can === 'replies') {
    const address = await deferredAddress(call, { ...base, asked }, true);
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
        address: { ...address, opens: { message: shown, name: threadNameOf(asked.words) } },
        conversation: { kind: 'known', id: shown },
      }
    : { address, conversation: conversationAt(call) };
}

/** Whether Discord includes the text of replies to a first response, as it does for replies to ordinary messages. */
function hearsReplies({ spot }: Call, { messageContent }: Pick<InboundParts, 'messageContent'>): boolean {
  return spot.server === null || messageContent;
}

/** The conversation of the thread in which a command was called; elsewhere a new one. */
export function conversationAt({ interaction, spot }: Call): ConversationRef {
  return spot.can === 'goes-on'
    ? { kind: 'thread', thread: spot.channel, starts: true }
    : { kind: 'known', id: interaction.id };
}
