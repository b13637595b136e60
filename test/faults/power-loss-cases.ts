import { execFileSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLowdbStore } from '../../src/adapters/lowdb/store.ts';
import { openPlatform } from '../crash/platform.ts';
import { childMessageSchema } from '../crash/protocol.ts';
import { untilDone } from '../crash/rounds.ts';
import { runChild } from '../crash/run-child.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { type Call, readTrace, tracedCalls } from './recorded-disk.ts';
import { openReplay, remains } from './replayed-disk.ts';

const canTrace = (() => {
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** Runs a bot on deliveries under strace. */
async function record(count: number): Promise<{ calls: Call[]; folder: string }> {
  const base = await temporaryFolder();
  const folder = join(base, 'data');
  const log = join(base, 'trace');
  const platform = openPlatform();
  const heard = platform.listen();
  const before = ['strace', '-f', '-y', '-xx', '-s', '1000000', '-e', `trace=${tracedCalls}`, '-o', log];
  const child = runChild({ folder, url: null, clock: 0, speed: 1, die: null }, heard.hear, { before });
  await child.until(({ kind }) => kind === 'ready');
  for (const delivery of platform.deliver(count)) child.give(delivery);
  await untilDone(platform, child);
  // strace writes its whole log only if the traced process ends by itself.
  child.end();
  await child.ended;
  expect(platform.failures).toEqual([]);
  return { calls: readTrace(await readFile(log, 'utf8'), folder), folder };
}

/** Handles deliveries, and simulates a power loss after each system call, in three ways. */
export function losePower(deliveries: number): void {
  it.skipIf(!canTrace)(
    `syncs file and folder before it acknowledges, and recovers from what remains of every prefix of the writes of ${deliveries} turns (skips without strace)`,
    async () => {
      const { calls, folder } = await record(deliveries);
      const acknowledged = new Set<string>();
      const replay = openReplay(folder);
      const target = await temporaryFolder();
      let synced = 0;
      for (const [index, call] of calls.entries()) {
        replay.apply(call);
        if (call.kind === 'sync') synced++;
        if (call.kind === 'output') {
          const message = childMessageSchema.parse(JSON.parse(call.text));
          if (message.kind === 'acknowledged') acknowledged.add(message.delivery);
        }
        for (const kind of remains) {
          const data = join(target, `${index}-${kind}`);
          await replay.materialise(kind, data);
          const lines: string[] = [];
          const store = await openLowdbStore(data, { log: (line) => lines.push(line) });
          const done = new Set<string>();
          let waiting = 0;
          for await (const { value } of store.list('test:w', 'conversation')) {
            expect(value.conversation.turns).toBe(value.deliveries.length);
            for (const { id } of value.deliveries) done.add(id);
            if (value.outbox.length > 0) waiting++;
          }
          const at = `after call ${index}, ${kind}`;
          expect(
            [...acknowledged].filter((delivery) => !done.has(delivery)),
            at,
          ).toEqual([]);
          expect(await store.due('conversation', Number.MAX_SAFE_INTEGER, 100), at).toHaveLength(waiting);
          expect(lines, at).toEqual([]);
          await store.close();
          await rm(data, { recursive: true, force: true });
        }
      }
      expect(acknowledged.size).toBe(deliveries);
      // Each turn syncs at least the file, its folder and the marker's folder, and turns share some of these.
      expect(synced).toBeGreaterThan(2 * deliveries);
    },
    600_000,
  );
}
