import { once } from 'node:events';
import { createAssistant } from '../../core/assistant.ts';
import type { MakeDoor } from './doors.ts';
import { knowledgeOf } from './knowledge-folders.ts';
import { createLineLog } from './line-log.ts';
import { openStore } from './open-store.ts';
import type { Shell } from './shell.ts';
import { startUpkeep } from './upkeep.ts';

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
  const told = new AbortController();
  const end = Promise.race([
    once(process, 'SIGTERM', { signal: told.signal }),
    once(process, 'SIGINT', { signal: told.signal }),
  ]).catch(() => undefined);
  const knowledge = knowledgeOf(environment);
  const store = await openStore(environment, dataFolder);
  try {
    const assistant = createAssistant({ store, knowledge: () => knowledge, now: Date.now });
    const doors = await Promise.all(makeDoors.map((make) => make({ assistant, store, log })));
    const endUpkeep = startUpkeep(store, log, Date.now);
    try {
      const started = Promise.all(doors.map((door) => door.start())).then(() =>
        log.info(`open: ${doors.map(({ name }) => name).join(', ')}`),
      );
      // A platform that is down is waited for; an end that comes meanwhile is no less an end.
      await Promise.race([started, end]);
      started.catch(() => undefined);
      await end;
      log.info('closing: finishing what was begun');
    } finally {
      await Promise.allSettled(doors.map((door) => door.stop()));
      await endUpkeep();
    }
  } finally {
    told.abort();
    await store.close();
  }
  log.info('closed');
}
