import { newAddress, type SlackAddress } from '../../../src/adapters/slack/address.ts';
import type { MessageFrame } from '../../../src/adapters/slack/render/message.ts';

/** An address in the double's workspace. */
export function addressIn(where: Partial<SlackAddress> = {}): SlackAddress {
  return newAddress({ team: 'T0TEAM', enterprise: null }, { channel: 'C0OPEN', user: 'U1', ...where });
}

/** What stands around an answer that everyone sees, unless `more` says otherwise. */
export function newFrame(more: Partial<MessageFrame> = {}): MessageFrame {
  return {
    conversation: 'C0123456789:1700000000.000100',
    address: addressIn(),
    asked: null,
    isNote: false,
    hasMore: false,
    pictures: new Map(),
    people: new Map(),
    repeat: false,
    isEdit: false,
    now: Date.UTC(2026, 10, 22),
    ...more,
  };
}
