import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { Log } from '../../log/log.ts';
import type { ChatAddress } from '../address.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { ChatEvent, Receipt } from '../events.ts';
import type { Installations } from '../installations.ts';
import type { Platform } from '../platform.ts';
import { faultLine } from './apologies.ts';

/** Where the bot is: added to a channel or a workspace, or removed from one. Nobody asked anything. */
export type PresenceEvent<A extends ChatAddress, T> = Extract<
  ChatEvent<A, T>,
  { kind: 'joined' | 'installed' | 'removed' }
>;

export type PresenceParts<A extends ChatAddress, P, T> = {
  readonly platform: Pick<Platform<A, P, T>, 'id' | 'channelOf' | 'capabilities'>;
  readonly assistant: Pick<Assistant, 'hello'>;
  readonly installations: Installations;
  readonly delivery: Pick<Delivery, 'send'>;
  readonly log: Log;
};

/** Says hello in channels, and records workspaces. Never throws. */
export function createPresence<A extends ChatAddress, P, T>({
  platform,
  assistant,
  installations,
  delivery,
  log,
}: PresenceParts<A, P, T>): (event: PresenceEvent<A, T>) => Promise<Receipt> {
  async function hello({
    workspace,
    address,
    at,
  }: Extract<PresenceEvent<A, T>, { kind: 'joined' }>): Promise<void> {
    const posting = await assistant.hello({
      workspace,
      channel: platform.channelOf(address),
      joined: at,
      mentionsOnly: platform.capabilities.mentionsOnly,
      destination: { platform: platform.id, address },
    });
    if (posting !== null) delivery.send(posting, posting.outgoing);
  }

  function handle(event: PresenceEvent<A, T>): Promise<void> {
    switch (event.kind) {
      case 'joined':
        return hello(event);
      case 'installed':
        return installations.installed(event.workspace);
      case 'removed':
        return installations.removed(event.workspace);
      default:
        return event satisfies never;
    }
  }

  return async (event) => {
    try {
      await handle(event);
      return 'done';
    } catch (error) {
      log.warn(`${platform.id}: ${event.kind} was not recorded yet: ${faultLine(error)}`);
      return event.kind !== 'joined' || event.redelivers ? 'again' : 'done';
    }
  };
}
