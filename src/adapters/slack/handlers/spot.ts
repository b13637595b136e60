import type { Address } from '../address.ts';
import type { Press } from '../payloads.ts';
import type { Site } from './context.ts';

/** Where a press happened. */
export type Spot = {
  readonly channel: string;
  readonly thread: string | null;
  /** True under a message that only one person sees. */
  readonly alone: boolean;
  readonly delivery: string;
};

/** @param words what a press says; none where it says nothing */
export function addressOf(
  press: Press,
  { channel, thread, alone }: Spot,
  { team, enterprise }: Site,
  words: string,
): Address {
  return {
    team,
    enterprise,
    channel,
    thread: alone ? null : thread,
    asked: words === '' ? null : { by: press.user.id, words },
    user: press.user.id,
    unshared: alone,
    responseUrl: press.response_url ?? null,
  };
}
