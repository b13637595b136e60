import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type ChildMessage, type ChildSettings, childMessageSchema, type TestDelivery } from './protocol.ts';

export type Child = {
  give(delivery: TestDelivery): void;
  /** Resolves to true at the next message that passes the test, to false if the process ends before. */
  until(test: (message: ChildMessage) => boolean): Promise<boolean>;
  /** Closes its input. */
  end(): void;
  kill(): void;
  /** Resolves once it has ended and all its output was read. */
  readonly ended: Promise<void>;
};

export type Around = {
  /** A program that runs the bot, and its arguments. */
  readonly before?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** Starts a bot in its own process. `hear` receives its messages in order. */
export function runChild(
  settings: ChildSettings,
  hear: (message: ChildMessage) => void,
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
  const waiting = new Set<{ test: (message: ChildMessage) => boolean; resolve: (heard: boolean) => void }>();
  let over = false;
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    if (!line.endsWith('}')) return; // cut off by the kill
    const message = childMessageSchema.parse(JSON.parse(line));
    hear(message);
    for (const wait of waiting) {
      if (!wait.test(message)) continue;
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
