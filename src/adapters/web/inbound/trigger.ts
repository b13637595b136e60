import type { ChatEvent, EventSource } from '../../chat/events.ts';
import type { Address } from '../address.ts';

/** What it takes to answer somebody directly: the window they're at, and the place they look at. */
export type Trigger = {
  readonly window: string;
  readonly address: Address;
  /** Their time zone; null if the window doesn't say. */
  readonly zone: string | null;
  /** Called if a form that was submitted has to stay open, with the reason. */
  readonly keepForm: ((why: string) => void) | null;
};

export type WebSource = EventSource<Address, Trigger>;
export type WebEvent = ChatEvent<Address, Trigger>;
