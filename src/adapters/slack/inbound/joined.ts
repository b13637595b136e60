import { newAddress } from '../address.ts';
import type { JoinedPayload } from '../payloads.ts';
import type { Site, SlackChatEvent } from './trigger.ts';

/** The bot was added to a channel. @returns null if it was somebody else */
export function joinedEvent(
  { user, channel, event_ts }: JoinedPayload,
  site: Site,
): Extract<SlackChatEvent, { kind: 'joined' }> | null {
  if (user !== site.bot) return null;
  return {
    kind: 'joined',
    workspace: site.workspace,
    // The hello is for no one person.
    address: newAddress(site, { channel, user: '' }),
    at: Number(event_ts) * 1000,
    redelivers: true,
  };
}
