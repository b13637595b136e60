import { InteractionResponseType, MessageFlags } from 'discord.js';
import type { Address } from './address.ts';
import { ask, enough, footFor } from './asking.ts';
import { failureOf } from './failure.ts';
import { firstResponse, refOf } from './first-response.ts';
import { limits } from './limits.ts';
import type { Parts } from './parts.ts';
import { type Asking, incoming } from './question.ts';
import type { Spot } from './spot.ts';

type ByToken = {
  readonly words: string;
  readonly spot: Spot;
  readonly isPrivate: boolean;
  /** Whether a private answer can be shown to the channel later. */
  readonly canShare: boolean;
  readonly conversation: string;
  readonly above: string | null;
};

/** Between the last look at the clock and Discord's. */
const marginMs = 5_000;

/** What only the interaction's own reply can show: private answers, and places where the bot itself may not write. */
export async function answerByToken(
  parts: Parts,
  interaction: Asking,
  { words, spot, isPrivate, canShare, conversation, above }: ByToken,
): Promise<void> {
  await firstResponse(parts, interaction, {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: isPrivate ? { flags: MessageFlags.Ephemeral } : {},
  });
  const address: Address = {
    kind: 'interaction',
    application: interaction.applicationId,
    token: interaction.token,
    until: parts.clock.now() + limits.tokenMs - marginMs,
    private: isPrivate,
    above,
    foot: footFor(words, parts),
    tools: { mute: null, ask: true, share: isPrivate && canShare && spot.can !== 'replies' },
  };
  const outcome = await ask(parts, {
    ...(await incoming(parts, interaction, spot, conversation, words, address)),
    isPrivate: isPrivate && canShare,
  });
  if (outcome.kind === 'limited' && outcome.answer === null)
    await parts.wire
      .editOriginal(refOf(interaction), enough)
      .catch((fault: unknown) => parts.log.warn(failureOf(fault).says));
}
