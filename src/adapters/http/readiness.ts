/** What a part says of itself: `ready`, or in a few words what it is not. */
export type PartStates = Readonly<Record<string, string>>;

export type Readiness = { parts(): Promise<PartStates> };

export type ReadinessChecks = {
  /** Undefined where it is ready. */
  readonly [part: string]: () => Promise<string | undefined>;
};

/**
 * Asks every part, each for so many milliseconds at most. Those who ask meanwhile get the same answer, so that
 * impatient probes do not add to what a database has to do that is slow already.
 */
export function createReadiness(look: () => ReadinessChecks, atMost: number): Readiness {
  let asking: Promise<PartStates> | undefined;
  return {
    parts() {
      asking ??= ask(look(), atMost).finally(() => {
        asking = undefined;
      });
      return asking;
    },
  };
}

async function ask(look: ReadinessChecks, atMost: number): Promise<PartStates> {
  const said = Object.entries(look).map(async ([part, says]) => {
    const { promise: late, resolve } = Promise.withResolvers<string>();
    const timer = setTimeout(() => resolve(`no answer within ${atMost / 1000} s`), atMost);
    const answer = says().catch(() => 'could not be asked');
    const text = await Promise.race([answer, late]);
    clearTimeout(timer);
    return [part, text ?? 'ready'] as const;
  });
  return Object.fromEntries(await Promise.all(said));
}
