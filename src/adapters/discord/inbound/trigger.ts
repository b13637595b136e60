import type { Address } from '../address.ts';
import type { FirstResponse } from '../outbound/first-response.ts';
import type { Spot } from '../spot.ts';
import type { Person } from '../standing.ts';

/** Everything needed to answer one person directly. */
export type Trigger = {
  readonly spot: Spot;
  /** Taken from the event at once: discord.js soon forgets who wrote. */
  readonly person: Person;
  readonly address: Address;
  /** Where an answer goes that concerns only the person; null if it goes where any answer goes. */
  readonly noteTo: Address | null;
  readonly by:
    | {
        readonly kind: 'message';
        /** The message to reply to; null if it's in another channel. */
        readonly id: string | null;
        /** Begins the nonces of what its author is told. */
        readonly nonce: string;
      }
    | { readonly kind: 'interaction'; readonly first: FirstResponse };
};
