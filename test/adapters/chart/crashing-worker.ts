import { parentPort } from 'node:worker_threads';

/** A worker that exits, throws or hangs on charts titled "crash", "throw" or "hang", and answers any other at once. */
parentPort?.on('message', ({ id, chart }: { id: number; chart: { title: string } }) => {
  if (chart.title === 'crash') process.exit(1);
  if (chart.title === 'throw') throw new Error('broken by design');
  if (chart.title !== 'hang') parentPort?.postMessage({ id, png: new Uint8Array([1, 2, 3]), error: null });
});
