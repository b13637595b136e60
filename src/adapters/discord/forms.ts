import {
  InteractionResponseType,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Answer } from '../../core/answer/answer.ts';
import type { FormRequest } from '../../core/forms/forms.ts';
import { awaySentence } from '../../core/store/store.ts';
import { faultSentence } from './apology.ts';
import { noAttachments } from './attachments.ts';
import { customIdOf, type Press } from './custom-id.ts';
import { dialogueOf, filledIn } from './dialogue-of-form.ts';
import { failureOf } from './failure.ts';
import { firstResponse, refOf, tell } from './first-response.ts';
import type { Clock, Parts } from './parts.ts';
import type { Asking } from './question.ts';
import { type Components, display, renderMessages } from './render.ts';
import { rightsOf } from './rights.ts';
import type { Spot } from './spot.ts';
import { isUserId } from './text.ts';
import { privately } from './wire.ts';

type Wanted = Pick<Extract<Press, { ref: string }>, 'conversation' | 'ref' | 'aloud'>;

/** A dialogue has to be the first response, so there is no promising it: after this long, it is given up. */
const patienceMs = 2_000;

/** Shows a form as a dialogue, or why there is none. @throws what the store throws, if it is soon */
export async function openForm(
  parts: Parts,
  interaction: MessageComponentInteraction,
  spot: Spot,
  press: Wanted,
): Promise<void> {
  const { conversation, ref } = press;
  const opened = await within(parts.clock, patienceMs, async () =>
    parts.assistant.forms.open(await requestOf(parts, interaction, spot, press)),
  );
  if (opened === 'late') {
    parts.log.warn(`interaction ${interaction.id}: the store was too slow for a dialogue`);
    return tell(parts, interaction, awaySentence);
  }
  // Below a private answer the form is as private as that is; anywhere else it is the conversation's.
  const aloud = press.aloud || !interaction.message.flags.has(MessageFlags.Ephemeral);
  switch (opened?.kind) {
    case undefined:
      return tell(parts, interaction, unknownForm);
    case 'refused':
      return showAlone(parts, interaction, notePages(opened.answer, conversation, aloud), false);
    case 'form': {
      const customId = customIdOf({ kind: 'filled', conversation, ref, aloud }) ?? '';
      await firstResponse(parts, interaction, {
        type: InteractionResponseType.Modal,
        data: dialogueOf(opened.form, customId),
      });
      // Discord has refused the dialogue; another first response may still be had.
      if (!interaction.replied) await tell(parts, interaction, faultSentence);
    }
  }
}

/** Hands in what was filled in, posts what came of it, and tells its author. @throws what the store throws */
export async function submitForm(
  parts: Parts,
  interaction: ModalSubmitInteraction,
  spot: Spot,
  press: Wanted,
): Promise<void> {
  const { assistant, lanes, poster } = parts;
  const { conversation } = press;
  // With the message that it was opened from there is nothing to wait for in sight, should there be no note.
  await firstResponse(
    parts,
    interaction,
    interaction.message === null
      ? {
          type: InteractionResponseType.DeferredChannelMessageWithSource,
          data: { flags: MessageFlags.Ephemeral },
        }
      : { type: InteractionResponseType.DeferredMessageUpdate },
  );
  const filled = filledIn(interaction);
  const submitted = await lanes.run(`${spot.workspace} ${conversation}`, async () =>
    assistant.forms.submit({
      ...(await requestOf(parts, interaction, spot, press)),
      filled,
      canShow: isUserId,
      delivery: interaction.id,
    }),
  );
  if (submitted === undefined) return showAlone(parts, interaction, [[display(unknownForm)]], true);
  const { note, postings } = submitted;
  await Promise.all([
    ...(note === null
      ? []
      : [showAlone(parts, interaction, notePages(note, conversation, press.aloud), true)]),
    ...postings.map(({ outgoing, ...thread }) => poster.post(thread, outgoing)),
  ]);
}

const unknownForm = 'This form is of an older version of mine. Please ask in words.';

async function requestOf(
  parts: Parts,
  interaction: Asking,
  { workspace, place }: Spot,
  { conversation, ref }: Wanted,
): Promise<FormRequest> {
  return {
    workspace,
    conversation,
    author: interaction.user.id,
    place,
    rights: await rightsOf(parts, workspace, interaction),
    ref,
  };
}

function notePages(answer: Answer, conversation: string, aloud: boolean): readonly Components[] {
  return renderMessages(answer, {
    conversation,
    above: null,
    foot: null,
    tools: [],
    attachments: noAttachments,
    aloud,
  });
}

/** Shows messages that only the person sees. What cannot be shown is logged. @param isBegun whether there was a first response */
async function showAlone(
  parts: Parts,
  interaction: Asking,
  pages: readonly Components[],
  isBegun: boolean,
): Promise<void> {
  const to = refOf(interaction);
  for (const [index, components] of pages.entries()) {
    if (index === 0 && !isBegun)
      await firstResponse(parts, interaction, {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: { flags: privately(true), components, allowed_mentions: { parse: [] } },
      });
    else
      await parts.wire
        .followUp(to, components, true)
        .catch((error: unknown) => parts.log.warn(`interaction ${interaction.id}: ${failureOf(error).says}`));
  }
}

/** What some work comes to, or that it was not done in time; it then goes on, and nobody looks at it any more. */
async function within<T>(clock: Clock, ms: number, work: () => Promise<T>): Promise<T | 'late'> {
  let stop = (): void => undefined;
  const late = new Promise<'late'>((resolve) => {
    stop = clock.every(ms, () => resolve('late'));
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    stop();
  }
}
