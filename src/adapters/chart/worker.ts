import { parentPort } from 'node:worker_threads';
import type { Done, Job } from './pictures.ts';
import { toPng } from './to-png.ts';

/** The thread that draws: one chart after another. A chart that cannot be drawn is said to be so, and the next one comes. */
parentPort?.on('message', ({ id, chart }: Job) => {
  parentPort?.postMessage(drawn(id, chart));
});

function drawn(id: number, chart: Job['chart']): Done {
  try {
    return { id, png: toPng(chart), fault: null };
  } catch (error) {
    return { id, png: null, fault: error instanceof Error ? error.message : String(error) };
  }
}
