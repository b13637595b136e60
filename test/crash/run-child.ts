import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type ChildSettings, type Delivered, type Said, saidSchema } from './protocol.ts';

export type Child = {
  give(delivery: Delivered): void;
  /** Resolves with true once it has said so, with false if it ended before. */
  until(test: (said: Said) => boolean): Promise<boolean>;
  /** Tells it that nothing more will come. */
  end(): void;
  kill(): void;
  /** Resolves once it is gone and all that it said was read. */
  readonly ended: Promise<void>;
};

export type Around = {
  /** A program that runs the bot, with its arguments. */
  readonly before?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** Starts a bot in a process of its own; `hear` gets whatever it says, in order. */
export function runChild(
  settings: ChildSettings,
  hear: (said: Said) => void,
  { before = [], env = {} }: Around = {},
): Child {
  const [program, ...rest] = [
    ...before,
    process.execPath,
    join(import.meta.dirname, 'child.ts'),
    JSON.stringify(settings),
  ];
  const child = spawn(program ?? process.execPath, rest, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  child.stdin.on('error', () => undefined);
  const waiting = new Set<{ test: (said: Said) => boolean; resolve: (heard: boolean) => void }>();
  let over = false;
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    if (!line.endsWith('}')) return; // cut off by the kill
    const said = saidSchema.parse(JSON.parse(line));
    hear(said);
    for (const wait of waiting) {
      if (!wait.test(said)) continue;
      waiting.delete(wait);
      wait.resolve(true);
    }
  });
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]).then(() => {
    over = true;
    for (const { resolve } of waiting) resolve(false);
  });
  return {
    give: (delivery) => void child.stdin.write(`${JSON.stringify(delivery)}\n`),
    until: (test) =>
      over ? Promise.resolve(false) : new Promise((resolve) => waiting.add({ test, resolve })),
    end: () => void child.stdin.end(),
    kill: () => void child.kill('SIGKILL'),
    ended,
  };
}
