import { type Command, commands } from '../../core/commands/commands.ts';

/** The text of a slash command, understood as far as its first and last word. */
export type CommandCall = {
  /** Undefined for free words. */
  readonly command: Command | undefined;
  /** The message it stands for. */
  readonly words: string;
  readonly isPrivate: boolean;
};

const privately = /\s*(?:^|\s)(?:--?)?privately\s*[.!]?$/i;

/**
 * Reads the text behind the slash command. Fields aren't told apart, because people type words rather than fill in
 * forms: a command with several fields is asked by its own name, one with a single field takes all the words, and so does one
 * that says which field they fill.
 */
export function readCommand(text: string): CommandCall {
  const isPrivate = privately.test(text);
  const words = text.replace(privately, '').trim();
  const [first = '', ...others] = words.split(/\s+/);
  const command = commands.find(({ name }) => name === first.toLowerCase());
  if (command === undefined) return { command, words: words === '' ? 'help' : words, isPrivate };
  const rest = others.join(' ');
  if (rest === '')
    return {
      command,
      words: command.fields.some(({ required }) => required) ? 'help' : command.words({}),
      isPrivate,
    };
  const [field, ...more] = command.fields;
  if (field === undefined) return { command, words: `${command.words({})} ${rest}`, isPrivate };
  const filled = command.takesWords ?? (more.length === 0 ? field.name : undefined);
  return {
    command,
    words: filled === undefined ? `${command.name} ${rest}` : command.words({ [filled]: rest }),
    isPrivate,
  };
}
