import { fork, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Asked, Platform, Said, Usage } from '../apps/app.ts';

/** An app in a process of its own, so that nobody else's work is counted as its. */
export type App = {
  readonly port: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
};

/**
 * @param name of the file in `bench/apps`
 * @param core the one core that it may use; undefined for any
 */
export async function startApp(name: string, platform: Platform, core?: number): Promise<App> {
  const flags = (process.env.BENCH_APP_FLAGS ?? '').split(' ').filter(Boolean);
  const child = fork(join(import.meta.dirname, '../apps', `${name}.ts`), [JSON.stringify(platform)], {
    execArgv: flags,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  if (core !== undefined && child.pid !== undefined)
    spawnSync('taskset', ['-a', '-c', '-p', String(core), String(child.pid)]);
  const waiting: { hear(said: Said): void; fail(error: Error): void }[] = [];
  child.on('message', (said: Said) => waiting.shift()?.hear(said));
  child.once('exit', (code) => {
    for (const { fail } of waiting.splice(0)) fail(new Error(`${name} ended with ${code}`));
  });
  const next = (): Promise<Said> => new Promise((hear, fail) => waiting.push({ hear, fail }));
  const ask = (asked: Asked): void => void child.send(asked);
  const opened = await next();
  if (opened.kind !== 'open') throw new Error(`${name} did not open`);
  return {
    port: opened.port,
    async usage() {
      ask('usage');
      const said = await next();
      if (said.kind !== 'usage') throw new Error(`${name} gave no usage`);
      return said;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      ask('stop');
      const late = setTimeout(() => child.kill('SIGKILL'), 12_000);
      await ended;
      clearTimeout(late);
    },
  };
}
