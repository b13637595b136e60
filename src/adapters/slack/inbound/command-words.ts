import { type Command, commands } from '../../../core/commands/commands.ts';

/** A slash command's text, understood as far as its first word and its last. */
export type CommandCall = {
  /** Undefined where it is free words. */
  readonly command: Command | undefined;
  /** The message that it stands for. */
  readonly words: string;
  readonly unshared: boolean;
};

const privately = /\s*(?:^|\s)(?:--?)?privately\s*[.!]?$/i;

/**
 * Reads what stands behind the command. Fields are not told apart, as people type words and not forms: a
 * command of several fields is asked in its own name, one of a single field fills it with all the words.
 */
export function readCommand(text: string): CommandCall {
  const unshared = privately.test(text);
  const said = text.replace(privately, '').trim();
  const [first = '', ...others] = said.split(/\s+/);
  const command = commands.find(({ name }) => name === first.toLowerCase());
  if (command === undefined) return { command, words: said === '' ? 'help' : said, unshared };
  const rest = others.join(' ');
  if (rest === '')
    return {
      command,
      words: command.fields.some(({ required }) => required) ? 'help' : command.words({}),
      unshared,
    };
  const [field, ...more] = command.fields;
  if (field === undefined) return { command, words: `${command.words({})} ${rest}`, unshared };
  return {
    command,
    words: more.length === 0 ? command.words({ [field.name]: rest }) : `${command.name} ${rest}`,
    unshared,
  };
}
