import { expect, it } from 'vitest';
import { openLowdbStore } from '../../src/adapters/lowdb/store.ts';
import { openPostgresStore } from '../../src/adapters/postgres/store.ts';
import type { Store } from '../../src/core/store/store.ts';
import type { TestServer } from '../postgres-server.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { changeOfChoice, checkChoices, startsChoices } from './own-choices.ts';
import { openPlatform } from './platform.ts';
import { runToEnd, runUntilKilled, seeded, type Where } from './rounds.ts';
import { diskSteps, platformSteps, storeSteps } from './steps.ts';

export type KilledChoices = {
  /** Kills at random moments. */
  readonly kills: number;
  readonly seed: number;
  /** How often each step was passed before the kill, one process for each. */
  readonly times: readonly number[];
  /** 1 for all steps, 3 for every third. */
  readonly every: number;
};

/** Kills processes while people bring a choice of their own, one after another on the same data, and then checks it. */
export function killWhileChoosing(name: string, where: () => Promise<Where>, rounds: KilledChoices): void {
  const { kills, seed, times, every } = rounds;
  it(`${name} keeps what a team brings through ${kills} kills at random moments and ${times.length} at one of ${every} steps`, async () => {
    const at = await where();
    const random = seeded(seed);
    const platform = openPlatform(changeOfChoice);
    let life = 0;
    let count = 0;
    const steps = [...(at.url === null ? diskSteps : []), ...storeSteps, ...platformSteps].filter(
      (_, index) => index % every === 0,
    );
    const deaths = [
      ...Array.from({ length: kills }, () => ({ milliseconds: random() * 25 })),
      ...steps.flatMap((step) => times.map((after) => ({ step, after }))),
    ];
    for (const death of deaths) {
      // What's done to a choice is only done once it's there.
      if (startsChoices(count)) {
        platform.deliver(4);
        count += 4;
        await runToEnd(platform, at, life++);
      }
      const fresh = 8 - (startsChoices(count + 4) ? 4 : 0);
      await runUntilKilled(platform, at, life++, death, fresh);
      count += fresh;
    }
    await runToEnd(platform, at, life);
    const store = await openStore(at);
    await platform.check(store);
    await checkChoices(platform, store, count);
    await store.close();
    expect(platform.failures).toEqual([]);
  }, 900_000);
}

function openStore({ folder, url }: Where): Promise<Store> {
  const log = (): void => undefined;
  return url === null ? openLowdbStore(folder, { log }) : openPostgresStore(url, { log });
}

export const inLowdb = async (): Promise<Where> => ({ folder: await temporaryFolder(), url: null });

export const inPostgres = (server: () => TestServer) => async (): Promise<Where> => ({
  folder: '',
  url: await server().database(),
});
