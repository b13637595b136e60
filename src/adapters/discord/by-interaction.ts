import { InteractionResponseType, MessageFlags } from 'discord.js';
import type { Incoming, Outcome } from '../../core/assistant.ts';
import type { Address } from './address.ts';
import { ask, enough, footFor, sorry } from './asking.ts';
import { failureOf } from './failure.ts';
import { type Call, firstResponse, refOf } from './first-response.ts';
import { limits } from './limits.ts';
import type { Parts } from './parts.ts';
import { incoming } from './question.ts';
import type { Spot } from './spot.ts';

/** What only the interaction's own reply can show: private answers, and places where the bot itself may not write. */
export async function answerByToken(
  parts: Parts,
  interaction: Call & { readonly guild?: unknown },
  {
    words,
    spot,
    isPrivate,
    conversation,
    above,
  }: { words: string; spot: Spot; isPrivate: boolean; conversation: string; above: string | null },
): Promise<void> {
  await firstResponse(parts, interaction, {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: isPrivate ? { flags: MessageFlags.Ephemeral } : {},
  });
  const address: Address = {
    kind: 'interaction',
    application: interaction.applicationId,
    token: interaction.token,
    until: parts.clock.now() + limits.tokenMs - 5_000,
    private: isPrivate,
    above,
    foot: footFor(words, parts),
    tools: { mute: null, ask: true, share: isPrivate && spot.can !== 'replies' },
  };
  const outcome = await tryAsk(parts, interaction, {
    ...incoming(interaction, spot, conversation, words, address),
    unshared: isPrivate,
  });
  if (outcome?.kind === 'limited' && outcome.answer === null)
    await parts.wire
      .editOriginal(refOf(interaction), enough)
      .catch((fault: unknown) => parts.log.warn(failureOf(fault).says));
}

/** Asks, and says so where the store cannot be reached. @returns undefined there */
export async function tryAsk(
  parts: Parts,
  interaction: Call,
  incoming: Incoming,
): Promise<Outcome | undefined> {
  try {
    return await ask(parts, incoming);
  } catch (error) {
    parts.log.error(
      `interaction ${interaction.id} is not answered: ${error instanceof Error ? error.message : String(error)}`,
    );
    await parts.wire
      .followUp(refOf(interaction), sorry, true)
      .catch((fault: unknown) => parts.log.warn(failureOf(fault).says));
    return undefined;
  }
}
