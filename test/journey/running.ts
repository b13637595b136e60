import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { until } from '../doubles/slack/workspace.ts';
import { asShipped, startProgram } from '../run-program.ts';

const lineSchema = z.looseObject({ level: z.string(), msg: z.string() });
export type LogLine = z.infer<typeof lineSchema>;

/** `tradeoff start`, or another command that runs until it's stopped, as a separate process, with its log. */
export type Running = {
  readonly log: readonly LogLine[];
  /** Raw standard error. */
  text(): string;
  kill(signal: NodeJS.Signals): void;
  /** Closes the reading end of its log. */
  stopReading(): void;
  /** Waits for a line in the log. */
  says(words: string | RegExp): Promise<LogLine>;
  /** The exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  /** The address of its health server. */
  health(): Promise<string>;
};

/** Polls until an asynchronous condition holds; for synchronous ones there is `until`. */
export async function eventually(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited in vain for: ${what}`);
    await pause(10);
  }
}

/** Starts the program. Running `closing` kills it. */
export function startRunning(
  env: Readonly<Record<string, string>>,
  closing: (() => Promise<unknown>)[],
  {
    command = ['start'],
    args = [],
    nodeFlags = [],
  }: {
    readonly command?: readonly string[];
    readonly args?: readonly string[];
    readonly nodeFlags?: readonly string[];
  } = {},
): Running {
  const child = startProgram([...command, ...args], {
    env: { HEALTH_PORT: '0', HEALTH_HOST: '127.0.0.1', ...asShipped, ...env },
    nodeFlags,
  });
  const ended = once(child, 'close').then(([code]): number | null =>
    typeof code === 'number' ? code : null,
  );
  closing.unshift(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let text = '';
  const log: LogLine[] = [];
  let rest = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (chunk: string) => {
    text += chunk;
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('{')) log.push(lineSchema.parse(JSON.parse(line)));
  });
  async function says(words: string | RegExp): Promise<LogLine> {
    const found = (): LogLine | undefined =>
      log.find(({ msg }) => (typeof words === 'string' ? msg.includes(words) : words.test(msg)));
    await until(`the log says ${words}`, () => found() !== undefined).catch((error: unknown) => {
      throw new Error(`${String(error)}; it says:\n${text}`);
    });
    return found() ?? { level: '', msg: '' };
  }
  return {
    log,
    text: () => text,
    kill: (signal) => void child.kill(signal),
    stopReading: () => child.stderr.destroy(),
    says,
    ended,
    async health() {
      const { msg } = await says('health: listening on port');
      return `http://127.0.0.1:${/\d+$/.exec(msg)?.[0] ?? ''}`;
    },
  };
}
