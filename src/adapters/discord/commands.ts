import {
  type APIInteractionResponse,
  type ChatInputCommandInteraction,
  InteractionResponseType,
  MessageFlags,
} from 'discord.js';
import type { Address } from './address.ts';
import { ask, footFor } from './asking.ts';
import { answerByToken } from './by-interaction.ts';
import { commandOf, privateOption, wordsOf } from './command-words.ts';
import { firstResponse, tell } from './first-response.ts';
import type { Parts } from './parts.ts';
import { type Asking, incoming, question, toolsIn } from './question.ts';
import { display } from './render.ts';
import { answerSettings } from './settings.ts';
import { type Spot, spotOfInteraction } from './spot.ts';
import { threadNameOf } from './thread-name.ts';

/** `/tradeoff …` */
export async function onCommand(parts: Parts, interaction: ChatInputCommandInteraction): Promise<void> {
  if (commandOf(interaction)?.opens === 'settings') return answerSettings(parts, interaction);
  const words = wordsOf(interaction);
  if (words === undefined)
    return tell(
      parts,
      interaction,
      'I do not know this command any more. `/tradeoff help` shows what there is.',
    );
  const spot = spotOfInteraction(interaction);
  const isPrivate = interaction.options.getBoolean(privateOption) ?? false;
  if (isPrivate || spot.can === 'replies')
    return answerByToken(parts, interaction, {
      words,
      spot,
      isPrivate,
      canShare: true,
      conversation: interaction.id,
      above: question(words, null),
    });
  await answerInPlace(parts, interaction, words, spot);
}

/** The first response shows the question; the answer is an ordinary message, so that replies to it reach the bot. */
async function answerInPlace(parts: Parts, interaction: Asking, words: string, spot: Spot): Promise<void> {
  const response: APIInteractionResponse = {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: {
      flags: MessageFlags.IsComponentsV2,
      components: [display(question(words, interaction.user.id))],
      allowed_mentions: { parse: [] },
    },
  };
  const shown = await firstResponse(parts, interaction, response);
  const tools = toolsIn(spot, parts);
  const asked = question(words, interaction.user.id);
  if (spot.can === 'opens' && shown !== null) {
    const address: Address = {
      kind: 'thread',
      channel: spot.channel,
      message: shown,
      name: threadNameOf(words),
      above: null,
      foot: footFor(words, parts),
      tools,
    };
    return ask(parts, await incoming(parts, interaction, spot, shown, words, address));
  }
  const conversation =
    spot.can === 'goes-on'
      ? ((await parts.assistant.threadAt(spot.workspace, spot.channel)) ?? spot.channel)
      : interaction.id;
  const address: Address = {
    kind: 'channel',
    channel: spot.channel,
    answers: null,
    above: shown === null ? asked : null,
    foot: footFor(words, parts),
    tools,
  };
  await ask(parts, await incoming(parts, interaction, spot, conversation, words, address));
}
