import { setTimeout as pause } from 'node:timers/promises';
import { type Assistant, createAssistant } from '../../core/assistant.ts';
import type { Store } from '../../core/store.ts';
import { createPictures } from '../chart/pictures.ts';
import { boundAssistant } from '../limits/bounded-assistant.ts';
import { createLimiter } from '../limits/limiter.ts';
import type { NamedLog } from '../log/log.ts';
import { openLog } from '../log/open-log.ts';
import { meterStore } from '../metrics/metered-store.ts';
import { observeAssistant } from '../metrics/observed-assistant.ts';
import { endOnDefects } from './defects.ts';
import type { Door, DoorPlan } from './doors.ts';
import { listenForEnd } from './end.ts';
import { exitCodes } from './exit-codes.ts';
import { openHealth, type Vitals } from './health.ts';
import { type KeptKnowledge, keepKnowledge } from './kept-knowledge.ts';
import { knowledgeOf } from './knowledge-folders.ts';
import { openStore } from './open-store.ts';
import { reloadWhenTold } from './reload.ts';
import type { Shell } from './shell.ts';
import { startUpkeep } from './upkeep.ts';

/** How long an end waits for doors that are being opened, in milliseconds, before it breaks that off. */
const openingTakes = 3_000;

/** How long an end takes at most, in milliseconds: most supervisors kill after ten seconds (Docker) or thirty. */
const endTakes = 10_000;

/**
 * Opens the doors on one store and serves until the process is told to end (SIGTERM, SIGINT); then finishes what was
 * begun and closes. What could not be posted by then stays in the store for the next start.
 *
 * @throws where a door is refused: by then all others are closed
 */
export async function serve(
  { stderr, environment }: Shell,
  plans: readonly DoorPlan[],
  dataFolder: string,
): Promise<void> {
  const log = await openLog({
    ...environment.log,
    out: stderr,
    now: Date.now,
    secrets: environment.secrets,
  });
  // Whoever reads the log may go away; that is no reason to.
  stderr.on('error', () => {});
  const end = listenForEnd(log);
  const letDefectsBe = endOnDefects(log);
  const opened = new Map<DoorPlan, Door>();
  let assistant: Assistant | undefined;
  let knowledge: KeptKnowledge | undefined;
  let store: Store | undefined;
  const pictures = createPictures({ log });
  const vitals = (): Vitals => ({
    isClosing: end.isTold(),
    knowledge: knowledge?.current(),
    store,
    doors: plans.map((plan) => ({ id: plan.id, door: opened.get(plan) })),
  });
  const health = await openHealth(environment.health, vitals, log);
  let inTime = true;
  let stillOpening = false;
  try {
    const kept = keepKnowledge({
      load: () => knowledgeOf(environment),
      log,
      reloaded: health.reloaded,
      changed: async () => assistant?.knowledgeChanged?.(),
    });
    knowledge = kept;
    const { meter } = health;
    const ownStore = meterStore(await openStore(environment, dataFolder, log), meter);
    store = ownStore;
    const asked = boundAssistant(
      createAssistant({
        store: ownStore,
        knowledge: kept.current,
        now: Date.now,
        limiter: createLimiter(environment.rates, () => performance.now()),
        meter,
      }),
    );
    assistant = asked;
    const endReloads = await reloadWhenTold(kept, environment.knowledgeFolders, log);
    const makeDoor = async (plan: DoorPlan): Promise<Door> => {
      const observers = { door: plan.id, meter, log, clock: () => performance.now() };
      const door = await plan.make({
        assistant: observeAssistant(asked, observers),
        store: ownStore,
        pictures,
        log,
        meter,
      });
      opened.set(plan, door);
      return door;
    };
    const doors = await Promise.all(plans.map(makeDoor));
    const endUpkeep = startUpkeep(ownStore, log, Date.now);
    const opening = doors.map((door) => door.start());
    try {
      // A platform that is down is waited for; an end that comes meanwhile is no less an end.
      await Promise.race([Promise.all(opening), end.told]);
      if (!end.isTold()) log.info(`open: ${plans.map(({ name }) => name).join(', ')}`);
      await end.told;
      log.info('closing: finishing what was begun');
    } finally {
      inTime = await within(
        endTakes,
        (async () => {
          await endReloads();
          // A door is closed when it is open; closed half-way, it would open after that.
          const settled = await within(openingTakes, Promise.allSettled(opening));
          await Promise.allSettled([...doors.map((door) => door.stop()), endUpkeep()]);
          await handBack(asked, log);
          stillOpening = !settled;
        })(),
      );
    }
  } finally {
    await within(1_000, Promise.all([store?.close(), pictures.close()]));
    await health.close();
    end.listenNoMore();
    letDefectsBe();
  }
  if (inTime) log.info('closed');
  else
    log.warn(`closed after ${endTakes / 1000} s with work under way; what is not posted stays in the store`);
  // What is under way would keep the process alive, and a door that opens after its end would serve on.
  if (!inTime || stillOpening) process.exit(exitCodes.fine);
}

async function handBack(assistant: Assistant, log: NamedLog): Promise<void> {
  const back = await assistant.outbox.handBack();
  if (back > 0) log.info(`${back} threads with unposted replies were handed back for other processes`);
}

/** @returns false where it took longer */
async function within(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  const patience = new AbortController();
  const late = pause(milliseconds, false, { ref: true, signal: patience.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    patience.abort();
  }
}
