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
   * calls try at once.
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
  /** How often a call has got through: a failure that began before the last success says nothing of the platform now. */
  let successes = 0;

  async function pause(ms: number, signal: AbortSignal = stopping.signal): Promise<boolean> {
    if (stopping.signal.aborted) return false;
    await clock.wait(ms, signal).catch(() => {});
    return !stopping.signal.aborted;
  }

  /** The least delay is always waited, so that a call that fails by itself isn't driven by the success of others. */
  async function untilBack(delay: number): Promise<boolean> {
    const least = Math.min(delay, firstDelay);
    const woken = new AbortController();
    waiting.add(woken);
    try {
      if (!(await pause(least * jitter(random)))) return false;
      const rest = delay - least;
      if (rest <= 0 || woken.signal.aborted) return true;
      return await pause(rest * jitter(random), AbortSignal.any([stopping.signal, woken.signal]));
    } finally {
      waiting.delete(woken);
    }
  }

  function wakeAll(): void {
    successes++;
    for (const woken of waiting) woken.abort();
  }

  function delayAfter(failure: Passing, failures: number): number {
    if (failure.kind === 'limited') return failure.waitMs;
    return Math.min(delays.longest, firstDelay * 2 ** Math.min(failures, 20));
  }

  return {
    async run(call, deadline) {
      const end = deadline ?? clock.now() + delays.giveUpAfter;
      for (let attempt = 0; ; attempt++) {
        const before = successes;
        const outcome = await call(attempt);
        const failure = passing(outcome);
        if (failure === null) {
          if (!isFailure(outcome)) wakeAll();
          return outcome;
        }
        const delay = delayAfter(failure, successes === before ? attempt : 0);
        // A pause the platform asks for is kept however long it is, unless somebody waits.
        const last = failure.kind === 'limited' ? (deadline ?? Number.POSITIVE_INFINITY) : end;
        if (clock.now() + delay > last) return outcome;
        onRetry(whyOf(failure));
        const goesOn = await (failure.kind === 'limited' ? pause(delay) : untilBack(delay));
        if (!goesOn) return { kind: 'stopped' };
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

function isFailure(outcome: { readonly kind: string }): outcome is Failure {
  return ['elsewhere', 'reopen', 'later', 'limited', 'never'].includes(outcome.kind);
}

function whyOf(failure: Passing): 'limited' | 'unreached' | 'unknown' {
  if (failure.kind === 'limited') return 'limited';
  return failure.mayBeDone ? 'unknown' : 'unreached';
}

/** Between three quarters and five quarters, so that many callers don't come back at the same moment. */
function jitter(random: () => number): number {
  return 0.75 + random() / 2;
}
