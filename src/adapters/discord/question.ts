import type { Incoming } from '../../core/assistant.ts';
import type { Address } from './address.ts';
import { shortened } from './choices.ts';
import type { Call } from './first-response.ts';
import type { Parts } from './parts.ts';
import type { Spot } from './spot.ts';
import { escaped } from './text.ts';

/** "We need …" is shown up to here above its answer. */
const shownWords = 300;
/** The question of an interaction, as the assistant takes it. */
export function incoming(
  { id, user }: Call,
  { workspace, place }: Spot,
  conversation: string,
  words: string,
  address: Address,
): Incoming {
  return {
    workspace,
    conversation,
    author: user.id,
    words,
    address: 'direct',
    delivery: id,
    place,
    reply: { door: 'discord', address },
  };
}
/** What can be done with an answer at a spot. */
export function toolsIn({ can, isServer }: Spot, { configuration }: Parts): Address['tools'] {
  const { messageContent } = configuration;
  const isThread = can === 'opens' || can === 'goes-on';
  return {
    mute: messageContent && isServer && isThread ? 'mute' : null,
    ask: isServer && !messageContent,
    share: false,
  };
}
/** The question as it stands above its answer, and who asked it. */
export function question(words: string, author: string | null): string {
  const asked = `**${escaped(shortened(words, shownWords))}**`;
  return author === null ? asked : `${asked}\n-# asked by <@${author}>`;
}
