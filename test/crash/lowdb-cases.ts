import { expect, it } from 'vitest';
import { openLowdbStore } from '../../src/adapters/lowdb/store.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { openPlatform } from './platform.ts';
import { runToEnd, runUntilKilled, seeded } from './rounds.ts';
import { diskSteps, platformSteps, storeSteps } from './steps.ts';

/** Kills processes at random moments, one after another on the same data, and then checks it. */
export function killLowdbAtRandom(kills: number, seed: number): void {
  it(`keeps the promise through ${kills} kills at random moments`, async () => {
    const where = { folder: await temporaryFolder(), url: null };
    const random = seeded(seed);
    const platform = openPlatform();
    for (let life = 0; life < kills; life++)
      await runUntilKilled(platform, where, life, { milliseconds: random() * 25 });
    await runToEnd(platform, where, kills);
    await checkLowdb(platform, where.folder);
  }, 600_000);
}

/**
 * Kills processes at each step, once for each number of times that it was passed before.
 *
 * @param every 1 for all steps, 3 for every third
 */
export function killLowdbAtEachStep(times: readonly number[], every = 1): void {
  it(`keeps the promise through a kill at one of ${every} steps, ${times.length} times`, async () => {
    const where = { folder: await temporaryFolder(), url: null };
    const platform = openPlatform();
    let life = 0;
    const steps = [...diskSteps, ...storeSteps, ...platformSteps].filter((_, at) => at % every === 0);
    for (const step of steps)
      for (const after of times) await runUntilKilled(platform, where, life++, { step, after });
    await runToEnd(platform, where, life);
    await checkLowdb(platform, where.folder);
  }, 600_000);
}

async function checkLowdb(platform: ReturnType<typeof openPlatform>, folder: string): Promise<void> {
  const store = await openLowdbStore(folder, { log: () => undefined });
  await platform.check(store);
  await store.close();
  expect(platform.failures).toEqual([]);
}
