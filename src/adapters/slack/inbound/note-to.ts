import type { EventSource } from '../../chat/events.ts';
import { isDirect, type SlackAddress } from '../address.ts';
import type { SlackTrigger } from './trigger.ts';

/**
 * Where an answer goes that concerns only its asker: to them alone, in a thread that has replies or in the channel. Null
 * where nobody else reads along.
 */
export function noteTo({ address, trigger }: EventSource<SlackAddress, SlackTrigger>): SlackAddress | null {
  if (address.isPrivate || isDirect(address.channel)) return null;
  const { privateThread, triggerId } = trigger;
  const note = { ...address, asked: null, isPrivate: true, isNote: true };
  // A press belongs to a conversation that goes on below its message; a mention that only its author cares for begins none.
  const isPressed = triggerId !== null && address.thread !== null && privateThread === null;
  return isPressed ? { ...note, isInChannel: true } : { ...note, thread: privateThread };
}
