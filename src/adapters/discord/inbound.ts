import type { Interaction, Message, RepliableInteraction } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { openQueue } from '../../core/threads/keyed-queue.ts';
import { atMost } from '../caches/at-most.ts';
import { noteOf, texts } from '../chat/texts.ts';
import { addressAt } from './inbound/addresses.ts';
import { onAutocomplete } from './inbound/autocomplete.ts';
import { type Call, sourceOf } from './inbound/call.ts';
import { deletedEvents, editedEvent } from './inbound/changes.ts';
import { commandEvent } from './inbound/commands.ts';
import { formEvent } from './inbound/forms.ts';
import { messageActionEvent } from './inbound/message-actions.ts';
import { messageEvent } from './inbound/messages.ts';
import { createOwnRoles } from './inbound/own-roles.ts';
import type { DiscordEvent, InboundParts } from './inbound/parts.ts';
import { pressEvent } from './inbound/presses.ts';
import { tellNote } from './notes.ts';
import { sayingOf } from './outcomes.ts';
import { spotOfInteraction } from './spot.ts';
import type { ChangeListeners } from './wire/unknown-direct.ts';

/** Converts Discord's events and passes them to the chat layer. Resolves when they're handled. */
export type Inbound = {
  onMessage(message: Message): Promise<void>;
  readonly onEdited: ChangeListeners['edited'];
  readonly onDeleted: ChangeListeners['deleted'];
  onInteraction(interaction: Interaction): Promise<void>;
};

/** How many replies in channels without threads are remembered, for when they are deleted. */
const mostReplies = 10_000;

export function createInbound(parts: InboundParts): Inbound {
  const { handle, respondTo, calls, messageContent, clock, log } = parts;
  const ownRoles = createOwnRoles({ clock, log });
  // A message and its edits wait for each other: what mentions a role takes longer.
  const inOrder = openQueue();
  // In a channel without threads, nothing but the reply itself tells which conversation it went on with.
  const goesOn = new LRUCache<string, string>(atMost(mostReplies));

  async function eventOf(call: Call<RepliableInteraction>): Promise<DiscordEvent | null> {
    const { interaction } = call;
    if (interaction.isChatInputCommand()) return commandEvent(parts, { ...call, interaction });
    if (interaction.isMessageContextMenuCommand()) return messageActionEvent(parts, { ...call, interaction });
    if (interaction.isMessageComponent()) return pressEvent(parts, { ...call, interaction });
    if (interaction.isModalSubmit()) return formEvent(parts, { ...call, interaction });
    return null;
  }

  async function tellFailure(call: Call, words: string): Promise<void> {
    const { trigger } = sourceOf(call, addressAt(call.spot, call.interaction.user.id, messageContent));
    const note = { answer: noteOf(words), conversation: null, isFailure: true, button: null };
    await tellNote(note, trigger, calls);
  }

  return {
    async onMessage(message) {
      await inOrder(message.id, async () => {
        const event = messageEvent(parts, message, await ownRoles(message));
        if (event === null) return;
        const { conversation } = event;
        if (conversation.kind === 'known' && conversation.id !== message.id)
          goesOn.set(message.id, conversation.id);
        await handle(event);
      });
    },
    async onEdited(before, message) {
      await inOrder(message.id, async () => {
        const event = editedEvent(parts, before, message, await ownRoles(message));
        if (event !== null) await handle(event);
      });
    },
    async onDeleted(messages) {
      for (const event of deletedEvents(messages, (id) => goesOn.get(id))) await handle(event);
    },
    async onInteraction(interaction) {
      if (interaction.isAutocomplete()) return onAutocomplete(parts, interaction);
      if (!interaction.isRepliable()) return;
      const { id, applicationId, token } = interaction;
      const ref = { id, application: applicationId, token };
      const spot = spotOfInteraction(interaction);
      const call: Call<RepliableInteraction> = {
        interaction,
        spot,
        ref,
        first: respondTo(ref),
        arrived: clock.now(),
      };
      try {
        const event = await eventOf(call);
        if (event !== null) return void (await handle(event));
        log.warn(`discord: interaction ${id} is of a kind that this version does not have`);
        await tellFailure(call, texts.unknownCommand);
      } catch (error) {
        log.error(`discord: interaction ${id} could not be read: ${sayingOf(error)}`);
        await tellFailure(call, texts.fault);
      }
    },
  };
}
