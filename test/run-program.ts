import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { compileCache } from './compile-cache.ts';

/** The project's folder. */
export const root = join(import.meta.dirname, '..');
export const genealogyTopic = join(root, 'test/fixtures/topics/genealogy');

export type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string };
export type RunOptions = {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeFlags?: readonly string[];
};

/** Most journeys are about other things, and the encoder would take longer to open than all they do. */
export const byWords = { ENCODER: 'off' };
/** The program with its encoder, unless the tests are run without it. */
export const asShipped = { ENCODER: process.env.ENCODER ?? '' };

/** Starts the real program as a separate process. */
export function startProgram(
  args: readonly string[],
  { env = {}, nodeFlags = [] }: RunOptions = {},
): ChildProcessWithoutNullStreams {
  const clean = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    NODE_COMPILE_CACHE: compileCache,
  };
  return spawn(process.execPath, [...nodeFlags, 'src/main.ts', ...args], {
    cwd: root,
    env: { ...clean, ...byWords, ...env },
  });
}

/** Runs the program until it ends. */
export type RunProgram = (args: readonly string[], options?: Omit<RunOptions, 'nodeFlags'>) => Promise<Run>;

/** Runs the real program until it ends. */
export async function runProgramProcess(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return ended(startProgram(args, options), options.input);
}

/** Runs the program in this process, which takes a tenth of the time. It shares nothing with earlier runs but their files. */
export const runProgramHere: RunProgram = async (args, { env = {}, input = '' } = {}) => {
  const { runProgram } = await import('../src/adapters/command-line/program.ts');
  const stdin = Readable.from([Buffer.from(input)]);
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const written = Promise.all([text(stdout), text(stderr)]);
  const code = await runProgram(args, {
    stdin,
    stdout,
    stderr,
    env: { ...byWords, ...env },
  });
  stdout.end();
  stderr.end();
  const [out, errors] = await written;
  return { code, stdout: out, stderr: errors };
};

/** Runs the program in this process, except for the first of every `each` runs, which is a process of its own. */
export function runMostlyHere(each: number): RunProgram {
  let runs = 0;
  return (args, options) => (runs++ % each === 0 ? runProgramProcess : runProgramHere)(args, options);
}

/** Writes the input of a process and waits until it ends. */
export async function ended(
  child: ChildProcessWithoutNullStreams,
  input: string | Buffer = '',
): Promise<Run> {
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: typeof code === 'number' ? code : null, stdout, stderr };
}
