import { parentPort } from 'node:worker_threads';

/** A thread that breaks at the first chart titled "crash", says nothing at all of one titled "hang", and echoes others. */
parentPort?.on('message', ({ id, chart }: { id: number; chart: { title: string } }) => {
  if (chart.title === 'crash') process.exit(1);
  if (chart.title === 'throw') throw new Error('broken by design');
  if (chart.title !== 'hang') parentPort?.postMessage({ id, png: new Uint8Array([1, 2, 3]), fault: null });
});
