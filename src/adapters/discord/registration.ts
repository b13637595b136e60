import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type REST,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import { type Command, commands } from '../../core/commands/commands.ts';
import { messageActions } from '../chat/message-actions.ts';
import type { Log } from '../log/log.ts';
import { commandName, privateOption } from './command-options.ts';
import { limits } from './limits.ts';
import { mayPass, sayingOf } from './outcomes.ts';
import { settingsSubcommandOf } from './settings-command.ts';

/** Servers and people can install the bot. Commands work in servers, in direct messages with it, and in those between people. */
const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** The commands as Discord registers them. */
export function registration(): RESTPutAPIApplicationCommandsJSONBody {
  const subcommands = commands.map((command) =>
    command.opens === 'settings:channel' ? settingsSubcommandOf(command) : subcommandOf(command),
  );
  return [
    {
      type: ApplicationCommandType.ChatInput,
      name: commandName,
      description: 'Choose with cited facts: compare, explain, recommend, or ask in your own words',
      options: subcommands,
      ...everywhere,
    },
    ...messageActions.map(({ name }) => ({
      type: ApplicationCommandType.Message as const,
      name,
      ...everywhere,
    })),
  ];
}

const privately = {
  type: ApplicationCommandOptionType.Boolean as const,
  name: privateOption,
  description: 'Only you see the answer',
  required: false,
};

function subcommandOf({
  name,
  description,
  fields,
  opens,
}: Command): APIApplicationCommandOption & { type: ApplicationCommandOptionType.Subcommand } {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description: description.slice(0, limits.description),
    options: [
      ...fields.map((field) => ({
        type: ApplicationCommandOptionType.String as const,
        name: field.name,
        description: field.description.slice(0, limits.description),
        required: field.required,
        autocomplete: field.suggests !== null,
      })),
      // Only the person sees a form anyway.
      ...(opens === undefined ? [privately] : []),
    ],
  };
}

/** How a command differs from what is registered. */
export type CommandDifference = { readonly name: string; readonly change: 'new' | 'changed' | 'gone' };

const registered = z.array(z.looseObject({ type: z.number(), name: z.string() }));

/** What registering would change. */
export async function registrationDifference(
  rest: REST,
  application: string,
  guild: string | null,
): Promise<readonly CommandDifference[]> {
  const there = registered.parse(await rest.get(routeOf(application, guild)));
  const wanted = registration();
  const key = ({ type, name }: { type?: number | undefined; name: string }): string => `${type ?? 1} ${name}`;
  const present = new Map(there.map((command) => [key(command), command]));
  const ours = new Set(wanted.map(key));
  return [
    ...wanted.flatMap((command): CommandDifference[] => {
      const found = present.get(key(command));
      if (found === undefined) return [{ name: command.name, change: 'new' }];
      return essence(found) === essence(command) ? [] : [{ name: command.name, change: 'changed' }];
    }),
    ...there
      .filter((command) => !ours.has(key(command)))
      .map(({ name }): CommandDifference => ({ name, change: 'gone' })),
  ];
}

/** Registers the commands if they differ from what is registered. @returns the changes */
export async function register(
  rest: REST,
  application: string,
  guild: string | null,
): Promise<readonly CommandDifference[]> {
  const differences = await registrationDifference(rest, application, guild);
  if (differences.length > 0) await rest.put(routeOf(application, guild), { body: registration() });
  return differences;
}

export type Registrar = {
  /** Registers the commands, unless they already are or Discord refused them. Never rejects. */
  register(application: string): Promise<void>;
};

export type RegistrarParts = {
  readonly rest: REST;
  /** Server to register the commands in; null for everywhere. */
  readonly guild: string | null;
  readonly log: Log;
};

/** Keeps the commands registered while the bot runs, and retries what may succeed later. */
export function createRegistrar({ rest, guild, log }: RegistrarParts): Registrar {
  let isDone = false;
  return {
    async register(application) {
      if (isDone) return;
      isDone = true;
      try {
        const changed = await register(rest, application, guild);
        if (changed.length === 0) return;
        const names = changed.map(({ name, change }) => `${name} (${change})`).join(', ');
        log.info(`discord: registered commands: ${names}`);
      } catch (error) {
        isDone = !mayPass(error);
        log.error(
          `discord: the commands are not registered: ${sayingOf(error)}; \`tradeoff doctor discord\` names what differs`,
        );
      }
    },
  };
}

function routeOf(application: string, guild: string | null): `/${string}` {
  return guild === null
    ? Routes.applicationCommands(application)
    : Routes.applicationGuildCommands(application, guild);
}

const looked = [
  'type',
  'name',
  'description',
  'options',
  'required',
  'autocomplete',
  'choices',
  'value',
  'channel_types',
  'contexts',
  'integration_types',
];

/** The fields of a command that this program sets; Discord adds ids, versions and defaults. */
function essence(command: object): string {
  return JSON.stringify(bare(command));
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([name, part]) =>
      looked.includes(name) &&
      part !== false &&
      part !== '' &&
      part !== null &&
      !(Array.isArray(part) && part.length === 0),
  );
  return Object.fromEntries(
    entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [
        name,
        name === 'contexts' || name === 'integration_types' ? [part].flat().sort() : bare(part),
      ]),
  );
}
