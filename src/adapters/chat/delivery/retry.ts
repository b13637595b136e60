import type { Clock } from '../clock.ts';
import type { Failure } from '../outcomes.ts';

/** Delays between tries of one call, in milliseconds. */
export const delays = {
  first: 300,
  longest: 30_000,
  /** After this long a call is given up for now; the reply stays in the outbox and the next sweep takes it up. */
  giveUpAfter: 10 * 60_000,
} as const;

export type Retry = {
  /**
   * Makes a call until it ends in something that waiting doesn't change: success, a final failure, or `later` once
   * `deadline` has passed. Delays double from 0.3 s, with jitter. As soon as any call gets through again, waiting
   * calls try at once. One that fails even so waits longer each time before it may be woken again.
   *
   * @param call gets the number of the try, from 0
   * @param deadline milliseconds since 1970; if left out, failures end it after ten minutes, and pauses never do
   * @returns `stopped` if the program shuts down while waiting
   */
  run<D extends { readonly kind: string }>(
    call: (attempt: number) => Promise<D | Failure>,
    deadline?: number,
  ): Promise<D | Failure | { readonly kind: 'stopped' }>;
  /** Waits, unless the program shuts down first. @returns false if it does */
  pause(ms: number): Promise<boolean>;
  /** Ends all waiting. */
  stop(): void;
};

export type RetryParts = {
  readonly clock: Clock;
  /** Called for each repetition, with the reason. */
  readonly onRetry: (why: 'limited' | 'unreached' | 'unknown') => void;
  /** A number from 0 up to 1; `Math.random` outside of tests. */
  readonly random?: () => number;
  /** First delay, in milliseconds. */
  readonly firstDelay?: number;
};

export function createRetry({
  clock,
  onRetry,
  random = Math.random,
  firstDelay = delays.first,
}: RetryParts): Retry {
  const stopping = new AbortController();
  /** Calls that wait for the platform to come back. */
  const waiting = new Set<AbortController>();
  /** How often any call has got through. */
  let successes = 0;

  async function pause(ms: number, signal: AbortSignal = stopping.signal): Promise<boolean> {
    if (stopping.signal.aborted) return false;
    await clock.wait(ms, signal).catch(() => {});
    return !stopping.signal.aborted;
  }

  /**
   * Waits until a call may be made again.
   *
   * @param least waited in any case, so that the success of others doesn't drive a call that fails by itself
   * @returns how the wait ended
   */
  async function untilBack(delay: number, least: number): Promise<'over' | 'woken' | 'stopped'> {
    const woken = new AbortController();
    waiting.add(woken);
    try {
      if (!(await pause(least * jitter(random)))) return 'stopped';
      const rest = delay - least;
      if (rest > 0 && !woken.signal.aborted)
        if (!(await pause(rest * jitter(random), AbortSignal.any([stopping.signal, woken.signal]))))
          return 'stopped';
      return woken.signal.aborted ? 'woken' : 'over';
    } finally {
      waiting.delete(woken);
    }
  }

  function wakeAll(): void {
    successes++;
    for (const woken of waiting) woken.abort();
  }

  const delayAfter = (failures: number): number =>
    Math.min(delays.longest, firstDelay * 2 ** Math.min(failures, 20));

  return {
    async run(call, deadline) {
      const end = deadline ?? clock.now() + delays.giveUpAfter;
      /** How often it failed although others got through meanwhile. */
      let failedAlone = 0;
      for (let attempt = 0; ; attempt++) {
        const before = successes;
        const outcome = await call(attempt);
        const failure = passing(outcome);
        if (failure === null) {
          if (!isFailure(outcome)) wakeAll();
          return outcome;
        }
        // A failure that began before the last success says nothing of the platform now.
        const isOld = successes !== before;
        const least = delayAfter(failedAlone);
        const usual = isOld ? least : Math.max(least, delayAfter(attempt));
        const delay = failure.kind === 'limited' ? failure.waitMs : usual;
        // A pause the platform asks for is kept however long it is, unless somebody waits.
        const last = failure.kind === 'limited' ? (deadline ?? Number.POSITIVE_INFINITY) : end;
        if (clock.now() + delay > last) return outcome;
        onRetry(whyOf(failure));
        if (failure.kind === 'limited') {
          if (!(await pause(delay))) return { kind: 'stopped' };
          continue;
        }
        const waited = await untilBack(delay, least);
        if (waited === 'stopped') return { kind: 'stopped' };
        if (isOld || waited === 'woken') failedAlone++;
      }
    },
    pause: (ms) => pause(ms),
    stop() {
      stopping.abort();
    },
  };
}

type Passing = Extract<Failure, { kind: 'limited' | 'later' }>;

/** A failure that waiting may mend; null for everything else. */
function passing(outcome: Failure | { readonly kind: string }): Passing | null {
  if (!isFailure(outcome)) return null;
  if (outcome.kind === 'limited') return outcome;
  return outcome.kind === 'later' && outcome.needsOperator !== true ? outcome : null;
}

const failureKinds: Readonly<Record<Failure['kind'], true>> = {
  elsewhere: true,
  reopen: true,
  later: true,
  limited: true,
  never: true,
};

function isFailure(outcome: { readonly kind: string }): outcome is Failure {
  return Object.hasOwn(failureKinds, outcome.kind);
}

function whyOf(failure: Passing): 'limited' | 'unreached' | 'unknown' {
  if (failure.kind === 'limited') return 'limited';
  return failure.mayBeDone ? 'unknown' : 'unreached';
}

/** Between three quarters and five quarters, so that many callers don't come back at the same moment. */
function jitter(random: () => number): number {
  return 0.75 + random() / 2;
}
