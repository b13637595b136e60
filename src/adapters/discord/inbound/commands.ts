import type { ChatInputCommandInteraction } from 'discord.js';
import type { Command } from '../../../core/commands/commands.ts';
import type { Address } from '../address.ts';
import { commandOf, optionsIn, privateOption } from '../command-options.ts';
import { addressAt, alone, deferredAddress, needsFoot, noteAt } from './addresses.ts';
import { begin, conversationAt, type Placed } from './begin.ts';
import { type Call, sourceOf } from './call.ts';
import type { DiscordEvent, InboundParts } from './parts.ts';
import { settingsEvent } from './settings.ts';

type CommandCall = Call<ChatInputCommandInteraction>;

/** Reads `/tradeoff …`; null for a command this version doesn't have. */
export async function commandEvent(parts: InboundParts, call: CommandCall): Promise<DiscordEvent | null> {
  const { interaction, spot } = call;
  const command = commandOf(interaction);
  if (command === undefined) return null;
  const words = command.words(optionsIn(interaction, command));
  const address = {
    ...addressAt(spot, interaction.user.id, parts.messageContent),
    foot: needsFoot(words, parts),
  };
  if (command.opens !== undefined) {
    const conversation = conversationAt(call);
    const settings = await settingsEvent(call, address);
    return settings ?? { kind: 'command', source: sourceOf(call, address), conversation, command, words };
  }
  const placed = await place(parts, call, { command, words }, address);
  const { conversation } = placed;
  return {
    kind: 'command',
    source: sourceOf(call, placed.address, placed.noteTo),
    conversation,
    command,
    words,
  };
}

/** Gives the first response, or reserves it for the answer. */
async function place(
  parts: InboundParts,
  call: CommandCall,
  { command, words }: { readonly command: Command; readonly words: string },
  base: Address,
): Promise<Placed & { readonly noteTo?: Address }> {
  const { interaction, spot } = call;
  const asked = { by: interaction.user.id, words, how: 'command' as const };
  const isPrivate = interaction.options.getBoolean(privateOption) ?? false;
  if (isPrivate) {
    const address = await deferredAddress(call, { ...base, isPrivate, asked }, true);
    return { address, conversation: { kind: 'known', id: interaction.id } };
  }
  // The first response settles who sees the answer, before there is one.
  if (command.forAsker?.(optionsIn(interaction, command)) === true && noteAt(spot, base) !== null) {
    const address = await deferredAddress(call, { ...base, isPrivate: true, asked }, true);
    return { address, noteTo: alone(address), conversation: conversationAt(call) };
  }
  return begin(parts, call, asked, base);
}
