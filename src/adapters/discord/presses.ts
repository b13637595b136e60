import {
  ButtonStyle,
  InteractionResponseType,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { z } from 'zod';
import type { Address } from './address.ts';
import { ask, footFor } from './asking.ts';
import { answerByToken } from './by-interaction.ts';
import { pressButton, rowOf, shortened } from './choices.ts';
import { customIdOf, type Press, pressOf } from './custom-id.ts';
import { askDialogue, typedIn, whyDialogue } from './dialogues.ts';
import { firstResponse, refOf, tell, tellAfter } from './first-response.ts';
import { openForm, submitForm } from './forms.ts';
import type { Parts } from './parts.ts';
import { incoming, question, toolsIn } from './question.ts';
import { display } from './render.ts';
import { type Spot, spotOfInteraction } from './spot.ts';
import { escaped, unescaped } from './text.ts';

const outdated = 'This button is of an older version of mine. Please ask in words.';

/** A button or a select: mostly words, which take the same way as a message. */
export async function onPress(parts: Parts, interaction: MessageComponentInteraction): Promise<void> {
  const press = pressOf(interaction.customId);
  const spot = spotOfInteraction(interaction);
  const feedback = { answer: '', conversation: '', author: interaction.user.id, comment: null };
  switch (press?.kind) {
    case undefined:
    case 'asked':
    case 'unhelpful-why':
    case 'filled':
      return tell(parts, interaction, outdated);
    case 'say':
      return say(parts, interaction, spot, press, press.words);
    case 'pick':
      return say(
        parts,
        interaction,
        spot,
        press,
        interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : '',
      );
    case 'quote':
      return say(parts, interaction, spot, press, sectionOf(interaction));
    case 'form':
      return openForm(parts, interaction, spot, press);
    case 'helpful':
      return tellAfter(parts, interaction, async () => {
        await parts.assistant.feedback.give(spot.workspace, {
          ...feedback,
          ...idsOf(press),
          verdict: 'helpful',
        });
        return { text: 'Noted, thank you.' };
      });
    case 'unhelpful':
      await firstResponse(parts, interaction, {
        type: InteractionResponseType.Modal,
        data: whyDialogue(press),
      });
      return parts.assistant.feedback.give(spot.workspace, {
        ...feedback,
        ...idsOf(press),
        verdict: 'not-helpful',
      });
    case 'ask':
      await firstResponse(parts, interaction, {
        type: InteractionResponseType.Modal,
        data: askDialogue(press),
      });
      return;
    case 'trace':
      return answerByToken(parts, interaction, {
        words: `trace ${press.answer}`,
        spot,
        isPrivate: true,
        canShare: false,
        conversation: press.conversation,
        above: null,
      });
    case 'share':
      return share(parts, interaction, spot, press);
    case 'mute':
    case 'unmute':
      return mute(parts, interaction, spot, press);
  }
}

/** A filled-in dialogue. */
export async function onDialogue(parts: Parts, interaction: ModalSubmitInteraction): Promise<void> {
  const press = pressOf(interaction.customId);
  const spot = spotOfInteraction(interaction);
  switch (press?.kind) {
    case 'asked':
      return say(parts, interaction, spot, { ...press, aloud: false }, typedIn(interaction));
    case 'filled':
      return submitForm(parts, interaction, spot, press);
    case 'unhelpful-why': {
      const comment = typedIn(interaction);
      return tellAfter(parts, interaction, async () => {
        if (comment !== '')
          await parts.assistant.feedback.give(spot.workspace, {
            ...idsOf(press),
            author: interaction.user.id,
            verdict: 'not-helpful',
            comment,
          });
        return { text: 'Thank you. Whoever keeps the data sees it.' };
      });
    }
    case undefined:
    case 'say':
    case 'pick':
    case 'quote':
    case 'form':
    case 'helpful':
    case 'unhelpful':
    case 'ask':
    case 'trace':
    case 'share':
    case 'mute':
    case 'unmute':
      return tell(parts, interaction, outdated);
  }
}

type Pressed = MessageComponentInteraction | ModalSubmitInteraction;

/** Says words in a conversation: privately below a private answer, else for everybody. */
async function say(
  parts: Parts,
  interaction: Pressed,
  spot: Spot,
  { conversation, aloud }: { readonly conversation: string; readonly aloud: boolean },
  words: string,
): Promise<void> {
  if (words === '') return tell(parts, interaction, outdated);
  const asked = `-# <@${interaction.user.id}> asked: ${escaped(shortened(words, 200))}`;
  const isPrivate = !aloud && (interaction.message?.flags.has(MessageFlags.Ephemeral) ?? false);
  if (isPrivate || spot.can === 'replies')
    return answerByToken(parts, interaction, {
      words,
      spot,
      isPrivate,
      canShare: true,
      conversation,
      above: asked,
    });
  await firstResponse(parts, interaction, { type: InteractionResponseType.DeferredMessageUpdate });
  const address: Address = {
    kind: 'channel',
    channel: spot.channel,
    answers: null,
    above: asked,
    foot: footFor(words, parts),
    tools: toolsIn(spot, parts),
  };
  await ask(parts, await incoming(parts, interaction, spot, conversation, words, address));
}

/** Shows a private answer to the channel, if it is the last one. */
async function share(
  parts: Parts,
  interaction: MessageComponentInteraction,
  spot: Spot,
  { conversation, answer }: Extract<Press, { answer: string }>,
): Promise<void> {
  await firstResponse(parts, interaction, { type: InteractionResponseType.DeferredMessageUpdate });
  const address = (words: string): Address => ({
    kind: 'channel',
    channel: spot.channel,
    answers: null,
    above: `${question(words, null)}\n-# <@${interaction.user.id}> asked me privately and shares this.`,
    foot: null,
    tools: { mute: null, ask: true, share: false },
  });
  const author = interaction.user.id;
  const outgoing = await parts.assistant.share({
    workspace: spot.workspace,
    conversation,
    answer,
    author,
    delivery: interaction.id,
    replyTo: (words) => ({ platform: 'discord', address: address(words) }),
  });
  if (outgoing !== null) return parts.poster.post({ workspace: spot.workspace, conversation }, outgoing);
  await parts.wire.followUp(refOf(interaction), [display(nothingToShare)], true);
}

const nothingToShare =
  'There is nothing to share here: it was shared already, you asked on since, or somebody else asked it.';

async function mute(
  parts: Parts,
  interaction: MessageComponentInteraction,
  spot: Spot,
  { kind, conversation }: Extract<Press, { kind: 'mute' | 'unmute' }>,
): Promise<void> {
  const isMute = kind === 'mute';
  await tellAfter(parts, interaction, async () => {
    await parts.assistant.mute(spot.workspace, conversation, isMute);
    if (!isMute) return { text: 'I follow this thread again.' };
    const unmute = customIdOf({ kind: 'unmute', conversation }) ?? '';
    return {
      text: 'I keep quiet in this thread now, unless somebody mentions me.',
      rows: [rowOf([pressButton('Unmute', unmute, ButtonStyle.Secondary)])],
    };
  });
}

function idsOf({ answer, conversation }: Extract<Press, { answer: string }>): {
  answer: string;
  conversation: string;
} {
  return { answer, conversation };
}

const section = z.object({
  type: z.literal(9),
  components: z.array(z.object({ content: z.string() })).min(1),
  accessory: z.object({ custom_id: z.string() }),
});

/** The words of the section that the pressed button stands in. */
function sectionOf({ message, customId }: MessageComponentInteraction): string {
  for (const component of message.components) {
    const read = section.safeParse(component.toJSON());
    if (read.success && read.data.accessory.custom_id === customId)
      return unescaped(read.data.components[0]?.content ?? '');
  }
  return '';
}
