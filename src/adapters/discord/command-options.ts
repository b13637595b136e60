import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import { type Command, commands } from '../../core/commands/commands.ts';

/** The name of the one slash command; everything else is a subcommand. */
export const commandName = 'tradeoff';
/** The option that every subcommand has besides its own. */
export const privateOption = 'private';

/** The command of the table that a subcommand is; undefined if it isn't in the table. */
export function commandOf(
  interaction: ChatInputCommandInteraction | AutocompleteInteraction,
): Command | undefined {
  const name = interaction.options.getSubcommand(false);
  return commands.find((command) => command.name === name);
}

/** The options that are filled in, by name. */
export function optionsIn(
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
