import { type MessageComponentInteraction, MessageFlags } from 'discord.js';
import { z } from 'zod';
import { isHello } from '../../../core/assistant/hello.ts';
import type { ConversationRef, Press } from '../../chat/events.ts';
import { type Address, threadNameOf } from '../address.ts';
import { type Control, readCustomId } from '../presses.ts';
import { unescaped } from '../render/escape.ts';
import { addressAt, deferredAddress, interactionAfter, needsFoot, noteAt } from './addresses.ts';
import { begin } from './begin.ts';
import { type Call, sourceOf } from './call.ts';
import type { DiscordEvent, InboundParts } from './parts.ts';

type PressCall = Call<MessageComponentInteraction>;

/** Reads a press of a button or select below one of the bot's messages. */
export async function pressEvent(parts: InboundParts, call: PressCall): Promise<DiscordEvent> {
  const { interaction, spot } = call;
  const read = readCustomId(interaction.customId);
  const press = read === undefined ? unknownPress : pressOf(read.control, interaction);
  const base = addressAt(spot, interaction.user.id, parts.messageContent);
  // Controls below a private answer act privately, except those of a note.
  const isPrivate = read?.aloud !== true && interaction.message.flags.has(MessageFlags.Ephemeral);
  if (read?.conversation === null && press.kind === 'say') {
    const begun = await begin(
      parts,
      call,
      { by: interaction.user.id, words: press.label ?? press.words, how: 'press' },
      base,
    );
    return {
      kind: 'press',
      source: sourceOf(call, begun.address),
      conversation: begun.conversation,
      press: { ...press, isShown: begun.address.asked === null },
    };
  }
  const conversationId = read?.conversation ?? interaction.id;
  const address = await respond(call, press, { ...base, isPrivate }, parts);
  // What concerns only its presser leaves the hello as it is.
  const source = isHello(conversationId)
    ? sourceOf(call, belowHello(address, call, press), noteAt(spot, address))
    : sourceOf(call, address);
  const conversation: ConversationRef = { kind: 'known', id: conversationId };
  return { kind: 'press', source, conversation, press };
}

/** A question pressed below a hello gets the thread of that message, as a command's does. */
function belowHello(address: Address, { interaction, spot }: PressCall, press: Press): Address {
  if (press.kind !== 'say' || spot.can !== 'opens') return address;
  return { ...address, opens: { message: interaction.message.id, name: threadNameOf(press.words) } };
}

const unknownPress: Press = { kind: 'unknown' };

/** What was pressed, as people read it. */
function labelled(words: string, label: string | null | undefined): Press {
  return typeof label === 'string' ? { kind: 'say', words, label } : { kind: 'say', words };
}

function labelIn(interaction: MessageComponentInteraction): string | null | undefined {
  if (!interaction.isButton()) return undefined;
  const { component } = interaction;
  return 'label' in component ? component.label : undefined;
}

function pickedIn(interaction: MessageComponentInteraction): Press {
  if (!interaction.isStringSelectMenu()) return { kind: 'say', words: '' };
  const [picked = ''] = interaction.values;
  const option = interaction.component.options.find(({ value }) => value === picked);
  return labelled(picked, option?.label);
}

/** What was picked from a list of controls; a list in a list is none of ours. */
function pickedFromMenu(interaction: MessageComponentInteraction): Press {
  if (!interaction.isStringSelectMenu()) return unknownPress;
  const [picked = ''] = interaction.values;
  const read = readCustomId(picked);
  if (read === undefined || read.control.kind === 'menu') return unknownPress;
  const label = interaction.component.options.find(({ value }) => value === picked)?.label;
  return read.control.kind === 'say'
    ? labelled(read.control.words, label)
    : pressOf(read.control, interaction);
}

function pressOf(control: Control, interaction: MessageComponentInteraction): Press {
  switch (control.kind) {
    case 'pick':
      return pickedIn(interaction);
    case 'quote':
      return { kind: 'say', words: sectionWords(interaction) };
    case 'filled':
    case 'old-comment':
    case 'old-question':
      return unknownPress;
    case 'say':
      return labelled(control.words, labelIn(interaction));
    case 'open':
    case 'feedback':
    case 'trace':
    case 'share':
    case 'unfold':
    case 'mute':
    case 'unmute':
      return control;
    case 'menu':
      return pickedFromMenu(interaction);
    default:
      return control satisfies never;
  }
}

/** Gives a press its first response, unless that is a form or a note. @returns the answer's address */
async function respond(
  call: PressCall,
  press: Press,
  address: Address,
  parts: InboundParts,
): Promise<Address> {
  switch (press.kind) {
    case 'say': {
      if (press.words.trim() === '') return address;
      const footed = { ...address, foot: needsFoot(press.words, parts) };
      return sayAddress(call, footed);
    }
    case 'trace':
      // A trace is private, whatever it belongs to.
      return deferredAddress(call, { ...address, isPrivate: true }, false);
    case 'share': {
      await call.first.acknowledge();
      const interaction = await interactionAfter(call, 'given');
      return { ...address, interaction, tools: { mute: false, ask: true, share: false } };
    }
    case 'unfold':
      // In a direct message it's a message like any other.
      if (!address.isPrivate && noteAt(call.spot, address) === null) return sayAddress(call, address);
      await call.first.defer(true);
      return address;
    case 'mute':
    case 'unmute':
      await call.first.defer(true);
      return address;
    case 'feedback':
      if (press.verdict === 'helpful') await call.first.defer(true);
      return address;
    case 'open':
    case 'unknown':
      return address;
    default:
      return press satisfies never;
  }
}

/** Gives the first response for words that get an answer, in private or as a separate message. */
export async function sayAddress(call: Call, address: Address): Promise<Address> {
  if (address.isPrivate || address.reach === 'token') return deferredAddress(call, address, true);
  await call.first.acknowledge();
  return { ...address, interaction: await interactionAfter(call, 'given') };
}

const sectionSchema = z.object({
  type: z.literal(9),
  components: z.array(z.object({ content: z.string() })).min(1),
  accessory: z.object({ custom_id: z.string() }),
});

/** Words of the section that contains the pressed button. */
function sectionWords({ message, customId }: MessageComponentInteraction): string {
  for (const component of message.components) {
    const section = sectionSchema.safeParse(component.toJSON()).data;
    if (section?.accessory.custom_id === customId) return unescaped(section.components[0]?.content ?? '');
  }
  return '';
}
