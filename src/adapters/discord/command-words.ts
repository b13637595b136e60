import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import { type Command, commands } from '../../core/commands/commands.ts';

/** The name of the one slash command; everything else is its subcommands. */
export const commandName = 'tradeoff';
/** The option that every subcommand has beside its own. */
export const privateOption = 'private';

/** What a call of a subcommand says, in words; undefined where it is none of the table's. */
export function wordsOf(interaction: ChatInputCommandInteraction): string | undefined {
  const command = commandOf(interaction);
  return command?.words(filledIn(interaction, command));
}

export function commandOf(
  interaction: ChatInputCommandInteraction | AutocompleteInteraction,
): Command | undefined {
  const name = interaction.options.getSubcommand(false);
  return commands.find((command) => command.name === name);
}

/** The fields that are filled in, by name. */
export function filledIn(
  interaction: ChatInputCommandInteraction | AutocompleteInteraction,
  { fields }: Command,
): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ name }) => {
      const value = interaction.options.getString(name)?.trim();
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}
