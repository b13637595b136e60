import { Command, CommanderError } from 'commander';
import { readEnvironment } from '../../environment.ts';
import { askCommand } from './ask.ts';
import { chartCommand } from './chart.ts';
import { chatCommand } from './chat.ts';
import { checkCommand } from './check.ts';
import { coverageCommand } from './coverage.ts';
import { doctorCommand } from './doctor.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { exportCommand } from './export.ts';
import { forgetCommand } from './forget.ts';
import { gapsCommand } from './gaps.ts';
import { importCommand } from './import.ts';
import { inviteCommand } from './invite.ts';
import { knowledgeOf } from './knowledge-folders.ts';
import { manifestCommand } from './manifest.ts';
import { mcpCommand } from './mcp.ts';
import { migrateCommand } from './migrate.ts';
import { storeShell } from './open-store.ts';
import { pipeCommand } from './pipe.ts';
import { registerCommand } from './register.ts';
import { schemaCommand } from './schema.ts';
import type { Shell } from './shell.ts';
import { startCommand } from './start.ts';
import { version } from './version.ts';

/** The parts of `process` that the program uses. */
export type Process = Omit<Shell, 'environment'> & {
  readonly env: Readonly<Record<string, string | undefined>>;
};

const commandMakers = [
  startCommand,
  chatCommand,
  askCommand,
  chartCommand,
  pipeCommand,
  mcpCommand,
  checkCommand,
  coverageCommand,
  schemaCommand,
  (shell: Shell) =>
    manifestCommand({ stdout: shell.stdout, knowledge: () => knowledgeOf(shell.environment) }),
  ({ stdout, environment: { discord } }: Shell) => registerCommand({ stdout, discord }),
  ({ stdout, environment: { discord } }: Shell) => inviteCommand({ stdout, discord }),
  ({ stdout, environment: { slack, discord } }: Shell) =>
    doctorCommand({
      stdout,
      discord,
      slack: {
        botToken: slack.SLACK_BOT_TOKEN || undefined,
        appToken: slack.SLACK_APP_TOKEN || undefined,
        apiUrl: slack.SLACK_API_URL || undefined,
      },
    }),
  (shell: Shell) => gapsCommand(storeShell(shell)),
  (shell: Shell) => migrateCommand(storeShell(shell)),
  (shell: Shell) => exportCommand({ ...storeShell(shell), knowledge: () => knowledgeOf(shell.environment) }),
  (shell: Shell) => importCommand(storeShell(shell)),
  (shell: Shell) => forgetCommand(storeShell(shell)),
];

const closing = `
Without a command: chat.

Exit codes: ${exitCodes.fine} fine, ${exitCodes.failed} failed, ${exitCodes.usage} wrong usage.
Variables: KNOWLEDGE_DIR, DATA_DIR, DATABASE_URL, NO_COLOR, and those of Slack and Discord (see .env.example).`;

/**
 * Runs one call of the program.
 *
 * @param argv the arguments after the program's name
 * @returns the exit code; trouble was then said in one line on standard error
 */
export async function runProgram(argv: readonly string[], process: Process): Promise<ExitCode> {
  // A reader that leaves early (`| head`) is no trouble of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    const shell: Shell = {
      stdin: process.stdin,
      stdout: process.stdout,
      stderr: process.stderr,
      environment: readEnvironment(process.env),
    };
    await programFor(shell).parseAsync(argv.length === 0 ? ['chat'] : argv, { from: 'user' });
    return exitCodes.fine;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
    process.stderr.write(`tradeoff: ${error instanceof Error ? error.message : String(error)}\n`);
    return exitCodes.failed;
  }
}

function programFor(shell: Shell): Command {
  const program = prepare(new Command('tradeoff'), shell)
    .description('Answers technology choices from checked, cited trade-off data.')
    .addHelpText('after', closing);
  for (const make of commandMakers) program.addCommand(prepare(make(shell), shell, 'tradeoff '));
  return program;
}

/** @param path what is written before the command's own name */
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
