import type { ChatInputCommandInteraction } from 'discord.js';
import type { Address } from './address.ts';
import { ask, follow, footFor, turn } from './asking.ts';
import { answerByToken } from './by-interaction.ts';
import { commandOf, privateOption, wordsOf } from './command-words.ts';
import { showFirst, tell } from './first-response.ts';
import { openFirstWord } from './first-word.ts';
import type { Parts } from './parts.ts';
import { type Asking, incoming, question, toolsIn } from './question.ts';
import { type Components, display } from './render.ts';
import { answerSettings } from './settings.ts';
import { type Spot, spotOfInteraction } from './spot.ts';
import { threadNameOf } from './thread-name.ts';

/** `/tradeoff …` */
export async function onCommand(parts: Parts, interaction: ChatInputCommandInteraction): Promise<void> {
  if (commandOf(interaction)?.opens === 'settings:channel') return answerSettings(parts, interaction);
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

/** Where the bot itself may write: by a message that replies reach it from. */
async function answerInPlace(parts: Parts, interaction: Asking, words: string, spot: Spot): Promise<void> {
  const asked = question(words, interaction.user.id);
  const framed = { foot: footFor(words, parts), tools: toolsIn(spot, parts) };
  if (spot.can !== 'opens' && hearsReplies(spot, parts)) {
    const address: Address = { kind: 'response', channel: spot.channel, above: asked, ...framed };
    return answerFirst(parts, interaction, words, spot, address, [display(asked)]);
  }
  const shown = await showFirst(parts, interaction, [display(asked)]);
  if (spot.can === 'opens' && shown !== null) {
    const address: Address = {
      kind: 'thread',
      channel: spot.channel,
      message: shown,
      name: threadNameOf(words),
      above: null,
      ...framed,
    };
    await ask(parts, await incoming(parts, interaction, spot, shown, words, address));
    return;
  }
  const address: Address = {
    kind: 'channel',
    channel: spot.channel,
    answers: null,
    above: shown === null ? asked : null,
    ...framed,
  };
  const conversation = await conversationOf(parts, interaction, spot);
  await ask(parts, await incoming(parts, interaction, spot, conversation, words, address));
}

/** Whether Discord hands over the words of replies to a first response, as it always does to an ordinary message's. */
function hearsReplies({ server }: Spot, { configuration }: Parts): boolean {
  return server === null || configuration.messageContent;
}

/** Question and answer in one message and one call; where the answer takes longer, the question is shown meanwhile. */
async function answerFirst(
  parts: Parts,
  interaction: Asking,
  words: string,
  spot: Spot,
  address: Address,
  asked: Components,
): Promise<void> {
  const first = openFirstWord(parts, interaction, asked);
  try {
    const conversation = await conversationOf(parts, interaction, spot);
    const asking = await incoming(parts, interaction, spot, conversation, words, address);
    // Behind another reply it would be posted by whoever posts that one, who knows of no interaction.
    await Promise.race([parts.poster.quiet(asking), first.late]);
    await follow(parts, asking, await turn(parts, asking), first);
  } catch (error) {
    await first.close();
    throw error;
  }
  await first.show();
}

/** The conversation that a command goes on with; one of its own where it goes on with none. */
async function conversationOf(
  { assistant }: Parts,
  { id }: Asking,
  { can, workspace, channel }: Spot,
): Promise<string> {
  return can === 'goes-on' ? ((await assistant.threadAt(workspace, channel)) ?? channel) : id;
}
