import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { Background } from '../background.ts';
import type { Clock } from '../clock.ts';
import type { Installations } from '../installations.ts';
import type { Delivery } from './delivery.ts';

/** Posts what is due by the clock, or became due through something that just happened. */
export type DueWork = {
  /** Looks for due work now, in the background; calls that come meanwhile share one further look. */
  soon(): void;
};

export type Sweep = DueWork & {
  start(): void;
  stop(): void;
};

export type SweepParts = {
  readonly platform: string;
  readonly assistant: Pick<Assistant, 'due'> & { readonly outbox: Pick<Assistant['outbox'], 'takeOver'> };
  readonly delivery: Pick<Delivery, 'send' | 'room' | 'holdAll'>;
  readonly installations: Installations;
  readonly background: Pick<Background, 'run'>;
  readonly clock: Pick<Clock, 'now' | 'every'>;
  /** The platform's own routine work. */
  readonly tick: () => Promise<void>;
  /** Milliseconds; well below the time an outbox is held for. */
  readonly sweepEvery: number;
};

/** How many threads one sweep takes over. */
const mostTakenOver = 100;

/** Every few seconds: keeps its hold on what waits, posts what a dead process left and what is due, and makes good what failed. */
export function createSweep(parts: SweepParts): Sweep {
  const { platform, assistant, delivery, installations, background, clock, tick, sweepEvery } = parts;
  let stopTimer = (): void => undefined;
  let looking = false;
  let again = false;
  let stopped = false;

  async function takeOver(): Promise<void> {
    const room = Math.min(mostTakenOver, delivery.room());
    if (room <= 0 || stopped) return;
    for (const { key, outgoing } of await assistant.outbox.takeOver(platform, clock.now(), room))
      delivery.send({ workspace: key.workspace, conversation: key.id }, outgoing);
  }

  async function postDue(): Promise<void> {
    if (stopped) return;
    for (const { outgoing, ...thread } of await assistant.due(platform, clock.now()))
      delivery.send(thread, outgoing);
  }

  function soon(): void {
    if (looking) {
      again = true;
      return;
    }
    looking = background.run('posting what is due', async () => {
      try {
        do {
          again = false;
          await postDue();
        } while (again);
      } finally {
        looking = false;
      }
    });
  }

  function sweep(): void {
    background.run('taking over unposted replies', async () => {
      await delivery.holdAll();
      await takeOver();
    });
    background.run('recording installations', () => installations.settle());
    background.run('routine work', tick);
    soon();
  }

  return {
    soon,
    start() {
      sweep();
      stopTimer = clock.every(sweepEvery, sweep);
    },
    stop() {
      stopped = true;
      stopTimer();
    },
  };
}
