import type { EventSource } from '../../chat/events.ts';
import { isDirect, type SlackAddress } from '../address.ts';
import type { SlackTrigger } from './trigger.ts';

/**
 * Where an answer goes that concerns only its asker: to them alone, in a thread that has replies or in the channel. Null
 * where nobody else reads along.
 */
export function noteTo({ address, trigger }: EventSource<SlackAddress, SlackTrigger>): SlackAddress | null {
  if (address.isPrivate || isDirect(address.channel)) return null;
  return { ...address, thread: trigger.privateThread, asked: null, isPrivate: true, isNote: true };
}
