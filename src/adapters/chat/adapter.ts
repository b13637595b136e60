import type { Assistant } from '../../core/assistant/assistant.ts';
import { type Meter, noMeter } from '../../core/assistant/meter.ts';
import type { Store } from '../../core/store/store.ts';
import type { Pictures } from '../chart/pictures.ts';
import type { Log } from '../log/log.ts';
import { type ChatAddress, withoutQuestion } from './address.ts';
import { createBackground } from './background.ts';
import type { Clock } from './clock.ts';
import { createDelivery } from './delivery/delivery.ts';
import { createPostAt } from './delivery/post-at.ts';
import { createPostReply } from './delivery/post-reply.ts';
import { createRetry } from './delivery/retry.ts';
import { createSweep } from './delivery/sweep.ts';
import { createTurnGate } from './delivery/turn-gate.ts';
import { createWithdrawn } from './delivery/withdrawn.ts';
import { createInstallations } from './installations.ts';
import { createActors } from './intake/actors.ts';
import { createApologies } from './intake/apologies.ts';
import { createAsk } from './intake/ask.ts';
import { createChangedMessages } from './intake/changed-messages.ts';
import { createFieldDialogs } from './intake/field-dialogs.ts';
import { createFormHandler } from './intake/form-handler.ts';
import { createIntake } from './intake/intake.ts';
import { createPresses } from './intake/presses.ts';
import { createTeller } from './intake/teller.ts';
import type { Platform } from './platform.ts';

/** A running chat adapter. */
export type ChatAdapter = {
  /** Resolves when the platform can be heard. Waits while it's down. @throws an error that names the fix */
  start(): Promise<void>;
  /** Hears nothing more, finishes what was begun, and closes. What couldn't be posted stays in the store. */
  stop(): Promise<void>;
  /** True while the platform can be heard. */
  isReady(): boolean;
  /** Threads with replies that are committed here and not posted yet. */
  waiting(): number;
};

export type ChatAdapterParts<A extends ChatAddress, P, T> = {
  readonly platform: Platform<A, P, T>;
  readonly assistant: Assistant;
  readonly store: Store;
  readonly pictures: Pick<Pictures, 'png'>;
  readonly log: Log;
  readonly clock: Clock;
  readonly meter?: Meter;
  readonly pace?: Partial<ChatPace>;
};

/** All in milliseconds. */
export type ChatPace = {
  /** How often outboxes are swept and holds renewed; well below the 30 s an outbox is held for. */
  readonly sweepEvery: number;
  /** First delay after a failed call; it doubles up to half a minute. */
  readonly retryAfter: number;
  /** How long a shut-down waits for queued replies; the rest stays in the store. */
  readonly drainFor: number;
};

const usualPace: ChatPace = { sweepEvery: 10_000, retryAfter: 300, drainFor: 6_000 };

/** Puts a platform and the assistant together. Built once; `start` and `stop` are each called once. */
export function createChatAdapter<A extends ChatAddress, P, T>({
  platform,
  assistant,
  store,
  pictures,
  log,
  clock,
  meter = noMeter,
  pace: given = {},
}: ChatAdapterParts<A, P, T>): ChatAdapter {
  const pace = { ...usualPace, ...given };
  const background = createBackground(platform.id, log);
  const gate = createTurnGate(platform.capabilities.acknowledgeWithin);
  const retry = createRetry({
    clock,
    firstDelay: pace.retryAfter,
    onRetry: (why) => meter.retried(platform.id, why),
  });
  const withdrawn = createWithdrawn();
  const postAt = createPostAt({ platform, pictures, retry, withdrawn, clock, log });
  const postReply = createPostReply({ platform, assistant, postAt, log });
  const delivery = createDelivery({ platform, assistant, postReply, retry, gate, log });
  const installations = createInstallations(store, clock.now);
  const sweep = createSweep({
    platform: platform.id,
    assistant,
    delivery,
    installations,
    background,
    clock,
    tick: async () => platform.tick?.(),
    sweepEvery: pace.sweepEvery,
  });
  const actors = createActors<A, P, T>(platform, assistant);
  const teller = createTeller({ platform, retry, background, now: clock.now, log });
  const ask = createAsk<A>({
    platform: platform.id,
    destinationOf: platform.destinationOf ?? withoutQuestion,
    othersMayJoin: platform.othersMayJoin ?? (() => false),
    mentionsOnly: platform.capabilities.mentionsOnly,
    assistant,
    delivery,
    background,
    gate,
    due: sweep,
  });
  const dialogs = createFieldDialogs(teller);
  const common = { platform, assistant, actors, ask, delivery, teller, due: sweep };
  const forms = createFormHandler({ ...common, dialogs, retry, now: clock.now, log });
  const presses = createPresses({ ...common, forms });
  const changed = createChangedMessages({ ...common, dialogs, withdrawn, log });
  const apologies = createApologies(clock.now);
  const intake = createIntake({ ...common, presses, forms, dialogs, changed, installations, apologies, log });
  let stopped: Promise<void> | undefined;

  async function close(): Promise<void> {
    sweep.stop();
    // From the beginning: what is still being handled may wait for the platform, too.
    const late = setTimeout(() => delivery.stop(), pace.drainFor);
    await platform.stopListening();
    await delivery.idle();
    await background.done();
    clearTimeout(late);
    delivery.stop();
    await platform.close();
  }

  return {
    async start() {
      await platform.listen(intake);
      sweep.start();
    },
    stop() {
      stopped ??= close();
      return stopped;
    },
    isReady: () => platform.isReady(),
    waiting: () => delivery.waiting(),
  };
}
