import {
  type APIInteractionResponse,
  type APIMessageTopLevelComponent,
  InteractionResponseType,
  MessageFlags,
} from 'discord.js';
import type { Row } from './choices.ts';
import { failureOf } from './failure.ts';
import type { Parts } from './parts.ts';
import { display } from './render.ts';
import { type InteractionRef, privately } from './wire.ts';

/** Any interaction, as far as a reply to it goes. The library's own two marks say how far that has come. */
export type Call = {
  readonly id: string;
  readonly applicationId: string;
  readonly token: string;
  readonly user: { readonly id: string };
  /** True where a reply was promised that is to be written. */
  deferred: boolean;
  /** True where the first response said it all. */
  replied: boolean;
};

export const refOf = ({
  id,
  applicationId,
  token,
}: Pick<Call, 'id' | 'applicationId' | 'token'>): InteractionRef => ({
  id,
  application: applicationId,
  token,
});

/** The first response, within 3 s. What comes of one that is too late, or cannot be reached, is only logged. */
export async function firstResponse(
  parts: Parts,
  interaction: Call,
  response: APIInteractionResponse,
): Promise<void> {
  try {
    await parts.wire.respond(refOf(interaction), response);
    mark(interaction, response);
  } catch (error) {
    const { means, says } = failureOf(error);
    parts.log.warn(`interaction ${interaction.id}: ${says}`);
    if (means === 'done') mark(interaction, response);
  }
}

/**
 * A first response that everybody sees.
 *
 * @returns id of its message. One that is there already is looked up; one that comes too late, or to a place that
 *   cannot be reached, gives null: the answer then goes out as an ordinary message.
 */
export async function showFirst(
  parts: Parts,
  interaction: Call,
  components: APIMessageTopLevelComponent[],
): Promise<string | null> {
  const ref = refOf(interaction);
  try {
    const shown = await parts.wire.show(ref, components);
    interaction.replied = true;
    return shown;
  } catch (error) {
    const { means, says } = failureOf(error);
    parts.log.warn(`interaction ${interaction.id}: ${says}`);
    if (means !== 'done') return null;
    interaction.replied = true;
    return parts.wire.original(ref).catch(() => null);
  }
}

function mark(interaction: Call, { type }: APIInteractionResponse): void {
  if (type === InteractionResponseType.DeferredChannelMessageWithSource) interaction.deferred = true;
  else interaction.replied = true;
}

/**
 * Promises one line that only the person sees, works, and writes it: for what may take longer than a first
 * response may.
 *
 * @throws what the work throws
 */
export async function tellAfter(parts: Parts, interaction: Call, work: () => Promise<Told>): Promise<void> {
  await firstResponse(parts, interaction, {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  });
  const { text, rows = [] } = await work();
  await parts.wire
    .editOriginal(refOf(interaction), [display(text), ...rows])
    .catch((error: unknown) => parts.log.warn(`interaction ${interaction.id}: ${failureOf(error).says}`));
}

/** A line, and what can be pressed below it. */
type Told = { readonly text: string; readonly rows?: readonly Row[] };

/** One line that only the person sees. */
export async function tell(parts: Parts, interaction: Call, text: string): Promise<void> {
  await firstResponse(parts, interaction, {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: { flags: privately(true), components: [display(text)], allowed_mentions: { parse: [] } },
  });
}
