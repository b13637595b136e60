import { wantsHelp } from '../../../core/turn/wants-help.ts';
import type { Address } from '../address.ts';
import { limits } from '../limits.ts';
import type { Spot } from '../spot.ts';
import type { Call } from './call.ts';
import type { InboundParts } from './parts.ts';

/** Margin for latency, in milliseconds, so that a token isn't used when Discord has already expired it. */
const margin = 5_000;

/** Base address for answers at a spot, however they were asked. */
export function addressAt({ channel, can, server }: Spot, user: string, messageContent: boolean): Address {
  const hasThread = can === 'opens' || can === 'goes-on';
  return {
    user,
    asked: null,
    isPrivate: false,
    channel,
    isThread: can === 'goes-on',
    opens: null,
    answers: null,
    interaction: null,
    reach: can === 'replies' ? 'token' : 'channel',
    tools: {
      mute: messageContent && server !== null && hasThread,
      ask: server !== null && !messageContent,
      share: false,
    },
    foot: false,
  };
}

type AskingInteraction = NonNullable<Address['interaction']>;

/** Interaction of a call, whose token reaches the asker. */
export function interactionIn({ ref, arrived }: Call, first: AskingInteraction['first']): AskingInteraction {
  return { ...ref, until: arrived + limits.tokenMs - margin, first };
}

/** The same, after a first response. @param first its kind, if Discord accepted it */
export async function interactionAfter(call: Call, first: 'deferred' | 'given'): Promise<AskingInteraction> {
  return interactionIn(call, (await call.first.state()) === 'late' ? 'late' : first);
}

/**
 * Address for answers that only the interaction's own reply can show: private ones, and those where the bot can't write.
 * Shows that an answer is coming.
 */
export async function deferredAddress(call: Call, address: Address, canShare: boolean): Promise<Address> {
  const { isPrivate, reach } = address;
  await call.first.defer(isPrivate);
  return {
    ...address,
    interaction: await interactionAfter(call, 'deferred'),
    tools: { mute: false, ask: true, share: isPrivate && canShare && reach !== 'token' },
  };
}

/**
 * Where an answer goes that concerns only its asker: by the interaction's token to them alone, or below their message
 * without opening a thread. Null where nobody else reads along.
 */
export function noteAt({ can, server }: Spot, address: Address): Address | null {
  const isDirect = server === null && can === 'goes-on';
  if (address.isPrivate || isDirect) return null;
  const { interaction, opens, answers } = address;
  if (interaction === null)
    return { ...alone(address), isPrivate: false, answers: opens?.message ?? answers };
  // What everyone sees of the question would be left without an answer.
  const withdraws = interaction.first === 'deferred' || opens !== null;
  return { ...alone(address), interaction: { ...interaction, withdraws } };
}

/** The address for what only its asker sees of a conversation, if it has an interaction. */
export function alone(address: Address): Address {
  const tools = { mute: false, ask: false, share: false };
  return { ...address, asked: null, opens: null, answers: null, tools, isPrivate: true, isNote: true };
}

/**
 * Whether an answer explains which messages reach the bot. Without the Message Content intent, people who ask for help
 * need to know how to follow up.
 */
export function needsFoot(
  words: string,
  { messageContent, knowledge }: Pick<InboundParts, 'messageContent' | 'knowledge'>,
): boolean {
  return !messageContent && wantsHelp(words, knowledge());
}
