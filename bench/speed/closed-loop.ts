import { setTimeout as pause } from 'node:timers/promises';
import { median, quantile } from './figures.ts';
import type { App } from './start-app.ts';

/** One app in the comparison: what it does with an event, and when that is done. */
export type Contender<T> = { readonly name: string; readonly app: App; event(index: number): Promise<T> };

export type Round = {
  /** Microseconds of processor time for each event. */
  readonly cpu: number;
  /** Milliseconds to the answer. */
  readonly p50: number;
  readonly p99: number;
};

export type Result = {
  readonly name: string;
  readonly rounds: readonly Round[];
  /** Resident memory at the end, in bytes. */
  readonly memory: number;
};

export type Plan = {
  readonly rounds: number;
  readonly events: number;
  readonly warmUp: number;
  readonly inFlight: number;
};

/** What an app still does after an answer is out (noting that it is, keeping what was asked) is its cost as well. */
const settles = 150;

/** All contenders in turn, round for round, so that what else the machine does falls on all alike. */
export async function compare(contenders: readonly Contender<number>[], plan: Plan): Promise<Result[]> {
  for (const contender of contenders) await run(contender, plan.warmUp, plan.inFlight);
  const rounds = contenders.map((): Round[] => []);
  for (let round = 0; round < plan.rounds; round++) {
    for (const [at, contender] of contenders.entries()) {
      const before = await contender.app.usage();
      const times = await run(contender, plan.events, plan.inFlight);
      await pause(settles);
      const after = await contender.app.usage();
      rounds[at]?.push({
        cpu: (after.cpu - before.cpu) / plan.events,
        p50: median(times),
        p99: quantile(times, 0.99),
      });
    }
  }
  return Promise.all(
    contenders.map(async ({ name, app }, at) => ({
      name,
      rounds: rounds[at] ?? [],
      memory: (await app.usage()).memory,
    })),
  );
}

async function run(
  { event }: Contender<number>,
  events: number,
  inFlight: number,
): Promise<readonly number[]> {
  const times: number[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < events) times.push(await event(next++));
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  return times;
}

/** Processor time to that of another, round by round. */
export function ratio(one: Result, other: Result): number {
  return median(one.rounds.map(({ cpu }, at) => cpu / (other.rounds[at]?.cpu ?? Number.NaN)));
}

/** A line of the table: the median of each figure over the rounds, and the ratios to the given ones. */
export function row(result: Result, to: readonly Result[]): string {
  const of = (figure: keyof Round): number => median(result.rounds.map((round) => round[figure]));
  return `| ${[
    result.name,
    of('cpu').toFixed(0),
    ...to.map((other) => (other === result ? '1' : ratio(result, other).toFixed(2))),
    `${of('p50').toFixed(1)} / ${of('p99').toFixed(1)}`,
    (result.memory / 1e6).toFixed(0),
  ].join(' | ')} |`;
}
