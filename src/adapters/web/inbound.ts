import { createInboundMessages, type InboundMessages } from './inbound/messages.ts';
import type { InboundParts } from './inbound/parts.ts';
import { createInboundPresses, type InboundPresses } from './inbound/presses.ts';

/** Everything that a page sends, as events of the chat layer. */
export type Inbound = InboundMessages & InboundPresses;

export function createInbound(parts: InboundParts): Inbound {
  return { ...createInboundMessages(parts), ...createInboundPresses(parts) };
}
