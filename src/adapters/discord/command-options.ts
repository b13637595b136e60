import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import { type Command, commands } from '../../core/commands/commands.ts';

/** The name of the one slash command; everything else is a subcommand. */
export const commandName = 'tradeoff';
/** The option that every subcommand has besides its own. */
export const privateOption = 'private';

/** Looks up a subcommand's command; undefined if there is none. */
export function commandOf(
  interaction: ChatInputCommandInteraction | AutocompleteInteraction,
): Command | undefined {
  const name = interaction.options.getSubcommand(false);
  return commands.find((command) => command.name === name);
}

/** Options that have a value, by name. */
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
