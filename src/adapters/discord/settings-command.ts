import { type APIApplicationCommandSubcommandOption, ApplicationCommandOptionType } from 'discord.js';
import type { Command } from '../../core/commands/commands.ts';
import { limits } from './limits.ts';

/** Value of the `topic` option for no particular topic. */
export const anyTopic = 'any';

/** Settings as typed options. Omitted ones stay unchanged; without any, a form opens. */
export const settingsSubcommandOf = ({
  name,
  description,
}: Command): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  name,
  description: description.slice(0, limits.description),
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'answers',
      description: "Follow-ups in my threads: answer all of them, or only where I'm mentioned",
      choices: [
        { name: 'everywhere in my threads', value: 'everywhere' },
        { name: "only where I'm mentioned", value: 'mention' },
      ],
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'only-cited',
      description: "Where I'm not mentioned, say only what has a citation",
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'topic',
      description: `The topic that threads here start with; "${anyTopic}" leaves it to the words`,
      autocomplete: true,
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'decides',
      description: 'Who records decisions and changes them; everybody may vote',
      choices: [
        { name: 'everybody here', value: 'everyone' },
        { name: 'only those who may change settings', value: 'managers' },
      ],
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'zone',
      description: 'The time zone of days and hours here: Europe/Berlin, New York, UTC+1',
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'whole-server',
      description: 'For every channel that has no settings of its own',
    },
    {
      type: ApplicationCommandOptionType.Role,
      name: 'managers',
      description: 'Members with this role may change settings too (for the whole server)',
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'no-managers',
      description: 'Take that role back: only members with "Manage Server" may change settings',
    },
  ],
});
