import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type ChildSettings, type Delivered, type Said, saidSchema } from './protocol.ts';

export type Child = {
  give(delivery: Delivered): void;
  /** Resolves with true once it has said so, with false if it ended before. */
  until(test: (said: Said) => boolean): Promise<boolean>;
  kill(): void;
  /** Resolves once it is gone and all that it said was read. */
  readonly ended: Promise<void>;
};

/** Starts a bot in a process of its own; `hear` gets whatever it says, in order. */
export function runChild(settings: ChildSettings, hear: (said: Said) => void): Child {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), JSON.stringify(settings)], { stdio: ['pipe', 'pipe', 'inherit'] });
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
    until: (test) => (over ? Promise.resolve(false) : new Promise((resolve) => waiting.add({ test, resolve }))),
    kill: () => void child.kill('SIGKILL'),
    ended,
  };
}
