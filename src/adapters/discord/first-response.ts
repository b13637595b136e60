import { type APIInteractionResponse, InteractionResponseType } from 'discord.js';
import type { Row } from './choices.ts';
import { failureOf } from './failure.ts';
import type { Parts } from './parts.ts';
import { display } from './render.ts';
import { type InteractionRef, privately } from './wire.ts';

/** Any interaction, as far as a reply to it goes. */
export type Call = {
  readonly id: string;
  readonly applicationId: string;
  readonly token: string;
  readonly user: { readonly id: string };
};

export const refOf = ({ id, applicationId, token }: Call): InteractionRef => ({
  id,
  application: applicationId,
  token,
});
/**
 * The first response, within 3 s. One that is there already is looked up; one that comes too late, or to a
 * place that cannot be reached, gives null: the answer then goes out as an ordinary message.
 */
export async function firstResponse(
  parts: Parts,
  interaction: Call,
  response: APIInteractionResponse,
): Promise<string | null> {
  const ref = refOf(interaction);
  try {
    return await parts.wire.respond(ref, response);
  } catch (error) {
    const { means, says } = failureOf(error);
    parts.log.warn(`interaction ${interaction.id}: ${says}`);
    return means === 'done' ? parts.wire.original(ref).catch(() => null) : null;
  }
}

/** One line that only the person sees. */
export async function tell(
  parts: Parts,
  interaction: Call,
  text: string,
  rows: readonly Row[] = [],
): Promise<void> {
  await firstResponse(parts, interaction, {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: { flags: privately(true), components: [display(text), ...rows], allowed_mentions: { parse: [] } },
  });
}
