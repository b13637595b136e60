/** The state of each part: `ready`, or in a few words why it isn't. */
export type PartStates = Readonly<Record<string, string>>;

export type Readiness = { parts(): Promise<PartStates> };

export type ReadinessChecks = {
  /** Resolves to undefined if the part is ready. */
  readonly [part: string]: () => Promise<string | undefined>;
};

/**
 * Checks all parts at once. Callers that come while checks are running share their result, so that frequent probes don't
 * add to the load of a slow database.
 *
 * @param atMost milliseconds that each check may take
 */
export function createReadiness(checks: () => ReadinessChecks, atMost: number): Readiness {
  let running: Promise<PartStates> | undefined;
  return {
    parts() {
      running ??= runAll(checks(), atMost).finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

async function runAll(checks: ReadinessChecks, atMost: number): Promise<PartStates> {
  const states = Object.entries(checks).map(async ([part, check]) => {
    const { promise: late, resolve } = Promise.withResolvers<string>();
    const timer = setTimeout(() => resolve(`no answer within ${atMost / 1000} s`), atMost);
    const checked = check().catch(() => 'could not be checked');
    const state = await Promise.race([checked, late]);
    clearTimeout(timer);
    return [part, state ?? 'ready'] as const;
  });
  return Object.fromEntries(await Promise.all(states));
}
