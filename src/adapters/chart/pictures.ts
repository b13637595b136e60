import { hash } from 'node:crypto';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import type { Chart } from '../../core/answer/chart.ts';

/** Charts as PNG files, drawn in a worker thread that starts with the first one. */
export type Pictures = {
  /**
   * @returns the PNG file, or null if the chart can't be drawn, takes too long, its thread crashes, or too many
   * are pending. The caller then shows the chart in characters. Never rejects.
   */
  png(chart: Chart): Promise<Uint8Array | null>;
  /** Ends the thread; pending charts get null. */
  close(): Promise<void>;
};

/** Messages to and from the worker thread. */
export type DrawJob = { readonly id: number; readonly chart: Chart };
export type DrawResult = {
  readonly id: number;
  readonly png: Uint8Array | null;
  readonly error: string | null;
};

export type PicturesParts = {
  readonly log: { warn(line: string): void };
  /** The module that the thread runs. */
  readonly worker?: URL;
};

const cacheLimit = { pictures: 200, bytes: 16_000_000 } as const;
/** One thread draws this many in about a second. */
const maxPending = 50;
/** Far beyond any chart: a thread that takes longer hangs. */
const timeoutMs = 10_000;
/** Plenty for drawing; a runaway chart ends the thread before it harms the process. */
const memoryLimit = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 } as const;

type Pending = { readonly resolve: (png: Uint8Array | null) => void; readonly timeout: NodeJS.Timeout };

export function createPictures({
  log,
  worker: module = new URL(`./worker${extname(import.meta.filename)}`, import.meta.url),
}: PicturesParts): Pictures {
  const cache = new LRUCache<string, Uint8Array>({
    max: cacheLimit.pictures,
    maxSize: cacheLimit.bytes,
    sizeCalculation: (png) => png.byteLength,
  });
  const running = new Map<string, Promise<Uint8Array | null>>();
  const pending = new Map<number, Pending>();
  let thread: Worker | undefined;
  let nextId = 0;

  function start(): Worker {
    const started = new Worker(module, { resourceLimits: memoryLimit });
    started.on('message', ({ id, png, error }: DrawResult) => {
      if (error !== null) log.warn(`chart not drawn, shown in characters instead: ${error}`);
      settle(id, png);
      // An idle thread must not keep the process alive.
      if (pending.size === 0) started.unref();
    });
    started.on('error', (error) => abandon(started, error instanceof Error ? error.message : String(error)));
    started.on('exit', () => abandon(started, 'it exited'));
    return started;
  }

  function settle(id: number, png: Uint8Array | null): void {
    const job = pending.get(id);
    if (job === undefined) return;
    pending.delete(id);
    clearTimeout(job.timeout);
    job.resolve(png);
  }

  /** Gives up on a thread and its pending charts; the next chart starts a new thread. */
  function abandon(crashed: Worker, reason: string): void {
    if (thread !== crashed) return;
    thread = undefined;
    if (pending.size > 0)
      log.warn(`chart thread crashed (${reason}); ${pending.size} charts shown in characters instead`);
    for (const id of [...pending.keys()]) settle(id, null);
    void crashed.terminate();
  }

  function draw(chart: Chart): Promise<Uint8Array | null> {
    thread ??= start();
    const worker = thread;
    const id = nextId++;
    const { promise, resolve } = Promise.withResolvers<Uint8Array | null>();
    const timeout = setTimeout(
      () => abandon(worker, `a chart took more than ${timeoutMs / 1000} s`),
      timeoutMs,
    );
    pending.set(id, { resolve, timeout });
    worker.ref();
    worker.postMessage({ id, chart } satisfies DrawJob);
    return promise;
  }

  return {
    async png(chart) {
      const key = hash('sha256', JSON.stringify(chart));
      const known = cache.get(key) ?? running.get(key);
      if (known !== undefined) return known;
      if (pending.size >= maxPending) {
        log.warn(`chart not drawn, shown in characters instead: ${maxPending} are pending`);
        return null;
      }
      const run = draw(chart);
      running.set(key, run);
      const png = await run;
      running.delete(key);
      if (png !== null) cache.set(key, png);
      return png;
    },
    async close() {
      const open = thread;
      thread = undefined;
      for (const id of [...pending.keys()]) settle(id, null);
      await open?.terminate();
    },
  };
}
