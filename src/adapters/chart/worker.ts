import { parentPort } from 'node:worker_threads';
import type { DrawJob, DrawResult } from './pictures.ts';
import { toPng } from './to-png.ts';

/** The worker thread: draws one chart after another, and reports one that can't be drawn. */
parentPort?.on('message', ({ id, chart }: DrawJob) => {
  parentPort?.postMessage(draw(id, chart));
});

function draw(id: number, chart: DrawJob['chart']): DrawResult {
  try {
    return { id, png: toPng(chart), error: null };
  } catch (error) {
    return { id, png: null, error: error instanceof Error ? error.message : String(error) };
  }
}
