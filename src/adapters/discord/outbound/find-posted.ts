import { RESTJSONErrorCodes } from 'discord.js';
import type { Clock } from '../../chat/clock.ts';
import type { Found, PostedKey } from '../../chat/platform.ts';
import type { Address } from '../address.ts';
import { limits } from '../limits.ts';
import { hasCode } from '../outcomes.ts';
import { partName } from '../render/message.ts';
import type { Calls } from '../wire/calls.ts';

/** How many messages are searched. If a crash lies further back, a repeat is better than more calls. */
const mostSearched = 50;

/**
 * Looks for parts of a reply that may already be posted. As long as Discord drops repeats by their nonce, it doesn't
 * search, except for a first response, which has no nonce.
 *
 * @throws errors of the call
 */
export async function findPosted(
  { answer, parts, at }: PostedKey,
  address: Address,
  { calls, clock }: { readonly calls: Calls; readonly clock: Pick<Clock, 'now'> },
): Promise<Found<Address>> {
  const { isPrivate, reach, channel, opens, interaction } = address;
  const nothing = new Map<number, string>();
  // Messages sent with a token can't be found, but editing the first response again changes nothing.
  if (reach === 'token' || (isPrivate && reach === 'channel'))
    return { parts: nothing, next: address, isCertain: parts === 1 && interaction?.first === 'deferred' };
  const dropsRepeats = clock.now() - at < limits.nonceHeldMs;
  if (reach === 'person' || (dropsRepeats && interaction?.first !== 'open'))
    return { parts: nothing, next: address, isCertain: dropsRepeats };
  const recent = await calls.recent(opens?.message ?? channel, mostSearched).catch((error: unknown) => {
    // The thread isn't open yet.
    if (opens !== null && hasCode(error, RESTJSONErrorCodes.UnknownChannel)) return [];
    throw error;
  });
  const ours = recent.filter(({ text }) => text.includes(answer));
  const found = new Map(nothing);
  for (let index = 0; index < parts; index++) {
    const message = parts === 1 ? ours[0] : ours.find(({ text }) => text.includes(partName(index, parts)));
    if (message !== undefined) found.set(index, message.id);
  }
  return { parts: found, next: afterFound(address), isCertain: dropsRepeats || recent.length < mostSearched };
}

/** Where the next message goes after one that is out: into its thread, and no longer as the first response. */
function afterFound(address: Address): Address {
  const { opens, interaction } = address;
  const here = opens === null ? address : { ...address, channel: opens.message, isThread: true };
  const isFirstResponse = opens === null && interaction?.first === 'open';
  return {
    ...here,
    opens: null,
    answers: null,
    interaction: isFirstResponse ? { ...interaction, first: 'given' } : null,
  };
}
