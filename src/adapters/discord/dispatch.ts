import type { Interaction } from 'discord.js';
import { apologise } from './apology.ts';
import { onAutocomplete } from './autocomplete.ts';
import { onCommand } from './commands.ts';
import { tell } from './first-response.ts';
import { onMessageCommand } from './message-commands.ts';
import type { Parts } from './parts.ts';
import { onDialogue, onPress } from './presses.ts';

/** Takes an interaction to what answers it. Whatever fails in there, the person is told; nothing is thrown. */
export async function dispatch(parts: Parts, interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) return onAutocomplete(parts, interaction);
  if (!interaction.isRepliable()) return;
  try {
    if (interaction.isChatInputCommand()) return await onCommand(parts, interaction);
    if (interaction.isMessageContextMenuCommand()) return await onMessageCommand(parts, interaction);
    if (interaction.isMessageComponent()) return await onPress(parts, interaction);
    if (interaction.isModalSubmit()) return await onDialogue(parts, interaction);
    parts.log.warn(`interaction ${interaction.id} is of a kind that this version does not know`);
    await tell(parts, interaction, 'I do not know this command. `/tradeoff help` shows what there is.');
  } catch (error) {
    await apologise(parts, interaction, error);
  }
}
