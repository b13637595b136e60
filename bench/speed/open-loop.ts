import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from './figures.ts';
import { questionAt } from './questions.ts';
import type { SlackPlatform, Took } from './slack-platform.ts';
import type { App } from './start-app.ts';

type Times = { readonly p50: number; readonly p99: number };

export type Loaded = {
  readonly acknowledged: Times;
  readonly answered: Times;
  /** Processor time used, as a share of one core's. */
  readonly busy: number;
  /** Mentions without an answer ten seconds after the last. */
  readonly unanswered: number;
};

/** Further behind than this an app does not catch up, and only memory would be measured. */
const mostBehind = 5_000;
const patience = 10_000;

/** Mentions the bot at a steady rate, answered or not, each timed from when it was due. */
export async function openLoop(
  slack: SlackPlatform,
  app: App,
  { rate, seconds, warmUp }: { readonly rate: number; readonly seconds: number; readonly warmUp: number },
): Promise<Loaded> {
  let warmed = 0;
  const warm = async (): Promise<void> => {
    while (warmed < warmUp) await slack.mention(app.port, questionAt(warmed++), false);
  };
  await Promise.all(Array.from({ length: 8 }, warm));
  await pause(500);

  const before = await app.usage();
  const began = performance.now();
  const took: Took[] = [];
  const running = new Set<Promise<void>>();
  const most = rate * seconds;
  let sent = 0;
  while (sent < most && running.size < mostBehind) {
    for (; sent < most; sent++) {
      const due = began + (sent * 1000) / rate;
      if (due > performance.now()) break;
      const one = slack
        .mention(app.port, questionAt(sent), false, due)
        .then((times) => void took.push(times))
        .catch(() => undefined)
        .finally(() => running.delete(one));
      running.add(one);
    }
    await pause(1);
  }
  const lasted = performance.now() - began;
  const after = await app.usage();
  await Promise.race([Promise.all(running), pause(patience, undefined, { ref: false })]);
  const times = (of: keyof Took): Times => {
    const all = [
      ...took.map((one) => one[of]),
      ...Array.from({ length: sent - took.length }, () => Infinity),
    ];
    return { p50: quantile(all, 0.5), p99: quantile(all, 0.99) };
  };
  return {
    acknowledged: times('acknowledged'),
    answered: times('answered'),
    busy: (after.cpu - before.cpu) / 1000 / lasted,
    unanswered: sent - took.length,
  };
}
