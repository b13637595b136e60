import { setTimeout as pause } from 'node:timers/promises';
import { createAssistant } from '../../core/assistant.ts';
import { createPictures } from '../chart/pictures.ts';
import type { MakeDoor } from './doors.ts';
import { knowledgeOf } from './knowledge-folders.ts';
import { createLineLog } from './line-log.ts';
import { openStore } from './open-store.ts';
import type { Shell } from './shell.ts';
import { startUpkeep } from './upkeep.ts';

/** How long an end waits for doors that are being opened, in milliseconds, before it breaks that off. */
const openingTakes = 5_000;

/**
 * Opens the doors on one store and serves until the process is told to end (SIGTERM, SIGINT); then finishes what was
 * begun and closes. What could not be posted by then stays in the store for the next start.
 *
 * @throws where a door is refused: by then all others are closed
 */
export async function serve(
  { stderr, environment }: Shell,
  makeDoors: readonly MakeDoor[],
  dataFolder: string,
): Promise<void> {
  const log = createLineLog(stderr, Date.now);
  const end = listenForEnd();
  const knowledge = knowledgeOf(environment);
  const store = await openStore(environment, dataFolder);
  const pictures = createPictures({ log });
  try {
    const assistant = createAssistant({ store, knowledge: () => knowledge, now: Date.now });
    const doors = await Promise.all(makeDoors.map((make) => make({ assistant, store, pictures, log })));
    const endUpkeep = startUpkeep(store, log, Date.now);
    const opening = doors.map((door) => door.start());
    try {
      // A platform that is down is waited for; an end that comes meanwhile is no less an end.
      await Promise.race([Promise.all(opening), end.told]);
      if (!end.isTold()) log.info(`open: ${doors.map(({ name }) => name).join(', ')}`);
      await end.told;
      log.info('closing: finishing what was begun');
    } finally {
      // A door is closed when it is open; closed half-way, it would open after that.
      await Promise.race([Promise.allSettled(opening), pause(openingTakes, undefined, { ref: false })]);
      await Promise.allSettled(doors.map((door) => door.stop()));
      await endUpkeep();
    }
  } finally {
    end.listenNoMore();
    await pictures.close();
    await store.close();
  }
  log.info('closed');
}

type End = { readonly told: Promise<void>; isTold(): boolean; listenNoMore(): void };

/** Hears the signals to end, and keeps hearing them: where nobody does, a library that tidies up ends the process at once. */
function listenForEnd(): End {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isTold = false;
  const tell = (): void => {
    isTold = true;
    resolve();
  };
  const signals = ['SIGTERM', 'SIGINT'] as const;
  for (const signal of signals) process.on(signal, tell);
  return {
    told: promise,
    isTold: () => isTold,
    listenNoMore() {
      for (const signal of signals) process.off(signal, tell);
    },
  };
}
