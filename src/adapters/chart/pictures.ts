import { hash } from 'node:crypto';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import type { Chart } from '../../core/answer/chart.ts';

/** Charts as pictures, drawn by another thread that is started when the first one is wanted. */
export type Pictures = {
  /**
   * @returns the PNG file; null where it cannot be had: its drawing failed or takes too long, its thread
   * broke, or too many wait already. The caller then shows the words. Never rejects.
   */
  png(chart: Chart): Promise<Uint8Array | null>;
  /** Ends the thread; what waits gets null. */
  close(): Promise<void>;
};

/** What the thread is asked for, and what it answers. */
export type Job = { readonly id: number; readonly chart: Chart };
export type Done = { readonly id: number; readonly png: Uint8Array | null; readonly fault: string | null };

export type PicturesParts = {
  readonly log: { warn(line: string): void };
  /** The module that the thread runs. */
  readonly worker?: URL;
};

const kept = { pictures: 200, bytes: 16_000_000 } as const;
/** Pictures that wait at most: at the pace of one thread, a second's worth. */
const mostWaiting = 50;
/** Milliseconds; far beyond any chart. A thread that takes longer hangs and is ended. */
const takesAtMost = 10_000;
/** The thread needs little: a runaway drawing ends it before it hurts the process. */
const threadMemory = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 } as const;

type Waiting = { readonly done: (png: Uint8Array | null) => void; readonly late: NodeJS.Timeout };

export function createPictures({
  log,
  worker: module = new URL(`./worker${extname(import.meta.filename)}`, import.meta.url),
}: PicturesParts): Pictures {
  const ready = new LRUCache<string, Uint8Array>({
    max: kept.pictures,
    maxSize: kept.bytes,
    sizeCalculation: (png) => png.byteLength,
  });
  const running = new Map<string, Promise<Uint8Array | null>>();
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let jobs = 0;

  function start(): Worker {
    const started = new Worker(module, { resourceLimits: threadMemory });
    started.on('message', ({ id, png, fault }: Done) => {
      if (fault !== null) log.warn(`a chart was not drawn, its words are shown instead: ${fault}`);
      settle(id, png);
      // A thread that has nothing to do keeps no process alive.
      if (waiting.size === 0) started.unref();
    });
    started.on('error', (error) => lose(started, error instanceof Error ? error.message : String(error)));
    started.on('exit', () => lose(started, 'it ended'));
    return started;
  }

  function settle(id: number, png: Uint8Array | null): void {
    const job = waiting.get(id);
    if (job === undefined) return;
    waiting.delete(id);
    clearTimeout(job.late);
    job.done(png);
  }

  /** What waited for a thread that broke gets words; the next chart starts a new one. */
  function lose(lost: Worker, why: string): void {
    if (thread !== lost) return;
    thread = undefined;
    if (waiting.size > 0)
      log.warn(`the thread that draws charts broke (${why}); ${waiting.size} are shown as words`);
    for (const id of [...waiting.keys()]) settle(id, null);
    void lost.terminate();
  }

  function draw(chart: Chart): Promise<Uint8Array | null> {
    thread ??= start();
    const at = thread;
    const id = jobs++;
    const { promise, resolve } = Promise.withResolvers<Uint8Array | null>();
    const late = setTimeout(() => lose(at, `one took more than ${takesAtMost / 1000} s`), takesAtMost);
    waiting.set(id, { done: resolve, late });
    at.ref();
    at.postMessage({ id, chart } satisfies Job);
    return promise;
  }

  return {
    async png(chart) {
      const key = hash('sha256', JSON.stringify(chart));
      const known = ready.get(key) ?? running.get(key);
      if (known !== undefined) return known;
      if (waiting.size >= mostWaiting) {
        log.warn(`${mostWaiting} charts wait already; this one is shown as words`);
        return null;
      }
      const run = draw(chart);
      running.set(key, run);
      const png = await run;
      running.delete(key);
      if (png !== null) ready.set(key, png);
      return png;
    },
    async close() {
      const open = thread;
      thread = undefined;
      for (const id of [...waiting.keys()]) settle(id, null);
      await open?.terminate();
    },
  };
}
