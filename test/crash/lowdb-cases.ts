import { expect, it } from 'vitest';
import { openLowdbStore } from '../../src/adapters/lowdb/store.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { openPlatform } from './platform.ts';
import { liveAndDie, liveToTheEnd, seeded } from './rounds.ts';
import { diskSteps, doorSteps, storeSteps } from './steps.ts';

/** Kills at so many random moments, one after another on the same data, and then looks. */
export function killLowdbAtRandom(kills: number, seed: number): void {
  it(`keeps the promise through ${kills} kills at random moments`, async () => {
    const where = { folder: await temporaryFolder(), url: null };
    const random = seeded(seed);
    const platform = openPlatform();
    for (let life = 0; life < kills; life++)
      await liveAndDie(platform, where, life, { milliseconds: random() * 25 });
    await liveToTheEnd(platform, where, kills);
    await checkLowdb(platform, where.folder);
  }, 600_000);
}

/** Kills at each named step, at each of the first so many times that it is passed. */
export function killLowdbAtEachStep(times: readonly number[]): void {
  it(`keeps the promise through a kill at each step, ${times.length} times`, async () => {
    const where = { folder: await temporaryFolder(), url: null };
    const platform = openPlatform();
    let life = 0;
    for (const step of [...diskSteps, ...storeSteps, ...doorSteps])
      for (const after of times) await liveAndDie(platform, where, life++, { step, after });
    await liveToTheEnd(platform, where, life);
    await checkLowdb(platform, where.folder);
  }, 600_000);
}

async function checkLowdb(platform: ReturnType<typeof openPlatform>, folder: string): Promise<void> {
  const store = await openLowdbStore(folder, { log: () => undefined });
  await platform.check(store);
  await store.close();
  expect(platform.failures).toEqual([]);
}
