import { Command, CommanderError } from 'commander';
import { readEnvironment } from '../../environment.ts';
import { useProxy } from '../calls/proxy.ts';
import { errorMessage } from '../log/error-message.ts';
import { createRedact } from '../log/redact.ts';
import { commandsFor } from './command-table.ts';
import { type ExitCode, exitCodes } from './shell/exit-codes.ts';
import type { Shell } from './shell/shell.ts';
import { version } from './shell/version.ts';

/** What the program uses of `process`. */
export type Process = Omit<Shell, 'environment'> & {
  readonly env: Readonly<Record<string, string | undefined>>;
};

const closing = `
Without a command: chat.

Exit codes: ${exitCodes.ok} success, ${exitCodes.failed} failure, ${exitCodes.usage} wrong usage, ${exitCodes.defect} defect (see the log), ${exitCodes.forced} forced by a second signal.
Variables: KNOWLEDGE_DIR, DATA_DIR, DATABASE_URL, NO_COLOR, and those of Slack, Discord and operations (see .env.example).`;

/**
 * Runs one command.
 *
 * @param argv arguments, without the program's name
 * @returns the exit code; a failure was reported in one line on standard error
 */
export async function runProgram(argv: readonly string[], process: Process): Promise<ExitCode> {
  // A reader that leaves early (`| head`) is not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  let secrets: readonly string[] = [];
  try {
    const environment = readEnvironment(process.env);
    secrets = environment.secrets;
    useProxy(environment.proxy);
    const shell: Shell = {
      stdin: process.stdin,
      stdout: process.stdout,
      stderr: process.stderr,
      environment,
    };
    const words = argv.length === 0 ? ['chat'] : argv;
    const program = await programFor(shell, words[0]);
    await program.parseAsync(words, { from: 'user' });
    return exitCodes.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    process.stderr.write(`tradeoff: ${createRedact(secrets)(errorMessage(error))}\n`);
    return exitCodes.failed;
  }
}

async function programFor(shell: Shell, first: string | undefined): Promise<Command> {
  const program = prepare(new Command('tradeoff'), shell)
    .description('Answers technology choices from checked, cited trade-off data.')
    .addHelpText('after', closing);
  for (const command of await commandsFor(first, shell))
    program.addCommand(prepare(command, shell, 'tradeoff '));
  return program;
}

/** @param path the words before the command's own name */
function prepare(command: Command, shell: Shell, path = ''): Command {
  const { stdout, stderr } = shell;
  const name = `${path}${command.name()}`;
  for (const inner of command.commands) prepare(inner, shell, `${name} `);
  return command
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .allowExcessArguments(false)
    .showHelpAfterError(`(see: ${name} --help)`)
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
    })
    .exitOverride();
}
