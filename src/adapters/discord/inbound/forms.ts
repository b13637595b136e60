import { MessageFlags, type ModalSubmitInteraction } from 'discord.js';
import { askRef } from '../../../core/forms/ask-form.ts';
import { commentRef } from '../../../core/forms/comment-form.ts';
import { type Filled, textIn } from '../../../core/forms/form.ts';
import type { Address } from '../address.ts';
import { filledIn, typedInto } from '../forms.ts';
import { readCustomId } from '../presses.ts';
import { isUserId } from '../render/spans.ts';
import { addressAt, interactionAfter, needsFoot } from './addresses.ts';
import { type Call, sourceOf } from './call.ts';
import type { DiscordEvent, InboundParts } from './parts.ts';
import { sayAddress } from './presses.ts';

type FormCall = Call<ModalSubmitInteraction>;

type Submitted = { readonly ref: string; readonly filled: Filled; readonly isPrivate: boolean };

/** Reads a submitted form; the ref is empty if it can't be read. */
export async function formEvent(parts: InboundParts, call: FormCall): Promise<DiscordEvent> {
  const { interaction, spot } = call;
  const { ref, filled, isPrivate } = submittedIn(interaction);
  const base = { ...addressAt(spot, interaction.user.id, parts.messageContent), isPrivate };
  const words = textIn(filled, 'words');
  const address =
    ref === askRef && words !== ''
      ? await sayAddress(call, { ...base, foot: needsFoot(words, parts) })
      : await acknowledged(call, base);
  const conversation = readCustomId(interaction.customId)?.conversation ?? spot.channel;
  return {
    kind: 'form',
    source: sourceOf(call, address),
    conversation: { kind: 'known', id: conversation },
    ref,
    filled,
    canShow: isUserId,
  };
}

function submittedIn(interaction: ModalSubmitInteraction): Submitted {
  const read = readCustomId(interaction.customId);
  const isBelowPrivate = interaction.message?.flags.has(MessageFlags.Ephemeral) ?? false;
  const unreadable = { ref: '', filled: {}, isPrivate: isBelowPrivate };
  if (read === undefined) return unreadable;
  const { control, aloud } = read;
  switch (control.kind) {
    case 'filled':
      return { ref: control.ref, filled: filledIn(interaction), isPrivate: !aloud };
    case 'old-question':
      return { ref: askRef, filled: { words: typedInto(interaction) }, isPrivate: isBelowPrivate };
    case 'old-comment': {
      const ref = commentRef(control.answer);
      return { ref, filled: { comment: typedInto(interaction) }, isPrivate: isBelowPrivate };
    }
    case 'say':
    case 'pick':
    case 'menu':
    case 'quote':
    case 'open':
    case 'feedback':
    case 'trace':
    case 'share':
    case 'unfold':
    case 'mute':
    case 'unmute':
      return unreadable;
    default:
      return control satisfies never;
  }
}

/** Acknowledges the form and leaves the message it was opened from unchanged; without one, defers a note. */
async function acknowledged(call: FormCall, address: Address): Promise<Address> {
  if (call.interaction.message === null) {
    await call.first.defer(true);
    return { ...address, interaction: await interactionAfter(call, 'deferred') };
  }
  await call.first.acknowledge();
  return { ...address, interaction: await interactionAfter(call, 'given') };
}
