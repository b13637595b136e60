import type { AskRequest } from '../../core/assistant/ask-request.ts';
import { type Address, homeOf } from './address.ts';
import { shortened } from './choices.ts';
import type { Call } from './first-response.ts';
import { linkOf } from './link.ts';
import type { Parts } from './parts.ts';
import { type Asker, rightsOf } from './rights.ts';
import type { Spot } from './spot.ts';
import { escaped } from './text.ts';

/** "We need …" is shown up to here above its answer. */
const shownWords = 300;

/** An interaction, as far as a question can be asked by it. */
export type Asking = Call & Asker;

/** The question of an interaction, as the assistant takes it. @throws what the store throws */
export async function incoming(
  parts: Parts,
  interaction: Asking,
  { workspace, place, server }: Spot,
  conversation: string,
  words: string,
  address: Address,
): Promise<AskRequest> {
  return {
    workspace,
    conversation,
    author: interaction.user.id,
    words,
    audience: 'direct',
    delivery: interaction.id,
    place,
    replyTo: { platform: 'discord', address },
    destination: { platform: 'discord', address: homeOf(address) },
    rights: await rightsOf(parts, workspace, interaction),
    ...linked(server, address),
  };
}

/** Where what was said can be opened, if anywhere. */
export function linked(server: string | null, address: Address): Pick<AskRequest, 'link'> {
  const link = linkOf(server, address);
  return link === null ? {} : { link };
}

/** What can be done with an answer at a spot. */
export function toolsIn({ can, server }: Spot, { configuration }: Parts): Address['tools'] {
  const { messageContent } = configuration;
  const isThread = can === 'opens' || can === 'goes-on';
  return {
    mute: messageContent && server !== null && isThread ? 'mute' : null,
    ask: server !== null && !messageContent,
    share: false,
  };
}

/** The question as it stands above its answer, and who asked it. */
export function question(words: string, author: string | null): string {
  const asked = `**${escaped(shortened(words, shownWords))}**`;
  return author === null ? asked : `${asked}\n-# asked by <@${author}>`;
}
