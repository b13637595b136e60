import {
  type APIInteractionResponse,
  type ChatInputCommandInteraction,
  InteractionResponseType,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js';
import type { Incoming } from '../../core/assistant.ts';
import type { Address } from './address.ts';
import { ask, footFor, sorry } from './asking.ts';
import { type Row, shortened } from './choices.ts';
import { commandOf, privateOption, wordsOf } from './command-words.ts';
import { failureOf } from './failure.ts';
import { limits } from './limits.ts';
import type { Parts } from './parts.ts';
import { display } from './render.ts';
import { answerSettings } from './settings.ts';
import { type Spot, spotOfInteraction } from './spot.ts';
import { escaped } from './text.ts';
import { threadNameOf } from './thread-name.ts';
import { type InteractionRef, privately } from './wire.ts';

/** Any interaction, as far as a reply to it goes. */
type Call = {
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

/** "We need …" is shown up to here above its answer. */
const shownWords = 300;

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
  await tryAsk(parts, interaction, incoming(interaction, spot, conversation, words, address));
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
    return tryAsk(parts, interaction, incoming(interaction, spot, shown, words, address));
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
  await tryAsk(parts, interaction, incoming(interaction, spot, conversation, words, address));
}

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
  await tryAsk(parts, interaction, {
    ...incoming(interaction, spot, conversation, words, address),
    unshared: isPrivate,
  });
}

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

export async function tryAsk(parts: Parts, interaction: Call, incoming: Incoming): Promise<void> {
  try {
    await ask(parts, incoming);
  } catch (error) {
    parts.log.error(
      `interaction ${interaction.id} is not answered: ${error instanceof Error ? error.message : String(error)}`,
    );
    await parts.wire
      .followUp(refOf(interaction), sorry, true)
      .catch((fault: unknown) => parts.log.warn(failureOf(fault).says));
  }
}

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
