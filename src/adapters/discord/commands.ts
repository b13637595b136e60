import {
  type APIInteractionResponse,
  type ChatInputCommandInteraction,
  InteractionResponseType,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js';
import type { Address } from './address.ts';
import { ask, footFor } from './asking.ts';
import { answerByToken } from './by-interaction.ts';
import { commandOf, privateOption, wordsOf } from './command-words.ts';
import { type Call, firstResponse, tell } from './first-response.ts';
import type { Parts } from './parts.ts';
import { incoming, question, toolsIn } from './question.ts';
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

/** "Weigh this": the message is the question, and its thread gets the answer. */
export async function onWeigh(
  parts: Parts,
  interaction: MessageContextMenuCommandInteraction,
): Promise<void> {
  const words = interaction.targetMessage.content;
  const spot = spotOfInteraction(interaction);
  if (words.trim() === '')
    return tell(parts, interaction, 'There are no words in that message that I could weigh.');
  if (spot.can === 'replies')
    return answerByToken(parts, interaction, {
      words,
      spot,
      isPrivate: false,
      canShare: false,
      conversation: interaction.id,
      above: question(words, null),
    });
  const target = interaction.targetId;
  const where = spot.can === 'opens' ? target : spot.channel;
  await tell(parts, interaction, `Weighed in <#${where}>, asked by you.`);
  const conversation =
    spot.can === 'goes-on'
      ? ((await parts.assistant.threadAt(spot.workspace, spot.channel)) ?? spot.channel)
      : target;
  const tools = toolsIn(spot, parts);
  const above = `-# <@${interaction.user.id}> asked me to weigh this.`;
  const address: Address =
    spot.can === 'opens'
      ? {
          kind: 'thread',
          channel: spot.channel,
          message: target,
          name: threadNameOf(words),
          above,
          foot: null,
          tools,
        }
      : { kind: 'channel', channel: spot.channel, answers: target, above, foot: null, tools };
  await ask(parts, incoming(interaction, spot, conversation, words, address));
}

/** The first response shows the question; the answer is an ordinary message, so that replies to it reach the bot. */
async function answerInPlace(parts: Parts, interaction: Call, words: string, spot: Spot): Promise<void> {
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
    await ask(parts, incoming(interaction, spot, shown, words, address));
    return;
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
  await ask(parts, incoming(interaction, spot, conversation, words, address));
}
