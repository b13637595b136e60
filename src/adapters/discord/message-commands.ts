import type { MessageContextMenuCommandInteraction } from 'discord.js';
import type { Address } from './address.ts';
import { ask } from './asking.ts';
import { answerByToken } from './by-interaction.ts';
import { tell } from './first-response.ts';
import type { Parts } from './parts.ts';
import { incoming, question, toolsIn } from './question.ts';
import { spotOfInteraction } from './spot.ts';
import { threadNameOf } from './thread-name.ts';

/** A command in a message's context menu: it asks something of that message, in the message's own thread. */
type MessageCommand = {
  readonly name: string;
  /** What is asked, given the words of the message. */
  readonly words: (message: string) => string;
  /** What the one who called it is told, before the place of the answer. */
  readonly told: string;
  /** What the thread is told, after the name of the one who called it. */
  readonly above: string;
  readonly wordless: string;
};

export const messageCommands: readonly MessageCommand[] = [
  {
    name: 'Weigh this',
    words: (message) => message,
    told: 'Weighed',
    above: 'asked me to weigh this.',
    wordless: 'There are no words in that message that I could weigh.',
  },
  {
    name: 'Save as decision',
    words: (message) => `save as decision: ${message}`,
    told: 'Drafted',
    above: 'asked me to save this as a decision.',
    wordless: 'There are no words in that message that a decision could be made of.',
  },
];

export async function onMessageCommand(
  parts: Parts,
  interaction: MessageContextMenuCommandInteraction,
): Promise<void> {
  const command = messageCommands.find(({ name }) => name === interaction.commandName);
  if (command === undefined)
    return tell(
      parts,
      interaction,
      'I do not know this command any more. `/tradeoff help` shows what there is.',
    );
  const { content } = interaction.targetMessage;
  if (content.trim() === '') return tell(parts, interaction, command.wordless);
  const words = command.words(content);
  const spot = spotOfInteraction(interaction);
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
  await tell(parts, interaction, `${command.told} in <#${where}>, asked by you.`);
  const conversation =
    spot.can === 'goes-on'
      ? ((await parts.assistant.threadAt(spot.workspace, spot.channel)) ?? spot.channel)
      : target;
  const framed = {
    above: `-# <@${interaction.user.id}> ${command.above}`,
    foot: null,
    tools: toolsIn(spot, parts),
  };
  const address: Address =
    spot.can === 'opens'
      ? {
          kind: 'thread',
          channel: spot.channel,
          message: target,
          name: threadNameOf(content),
          ...framed,
        }
      : { kind: 'channel', channel: spot.channel, answers: target, ...framed };
  await ask(parts, await incoming(parts, interaction, spot, conversation, words, address));
}
