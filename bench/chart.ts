import { cpus } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { createPictures } from '../src/adapters/chart/pictures.ts';
import { toPng } from '../src/adapters/chart/to-png.ts';
import type { Chart } from '../src/core/answer/chart.ts';
import { newConversation } from '../src/core/turn/conversation.ts';
import { takeTurn } from '../src/core/turn/turn.ts';
import { builtInFolder, loadKnowledge } from '../src/knowledge/load.ts';
import { writeResults } from './results.ts';

/**
 * Measures the time to render a chart as PNG on one thread, and the main loop's timer delay while a worker thread
 * draws chart after chart, compared with an idle one.
 */
const knowledge = loadKnowledge([builtInFolder]);
const rounds = 60;

function chartFor(words: string): Chart {
  const { answer } = takeTurn(
    newConversation('bench'),
    { conversation: 'bench', author: 'a', words, audience: 'direct' },
    knowledge,
  );
  const [chart] = (answer?.blocks ?? []).flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  if (chart === undefined) throw new Error(`the answer to "${words}" has no chart`);
  return chart;
}

/** A bars chart as large as the core builds them: six options on eight criteria. */
function largest(): Chart {
  const chart = chartFor('chart django, flask and fastapi');
  if (chart.kind !== 'bars' || chart.options.length !== 3 || chart.groups.length !== 8)
    throw new Error('expected bars of 3 options on 8 criteria to double');
  const options = [...chart.options, ...chart.options];
  return {
    ...chart,
    options,
    groups: chart.groups.map(({ name, bars }) => ({ name, bars: [...bars, ...bars] })),
  };
}

const charts: readonly { readonly name: string; readonly chart: Chart }[] = [
  {
    name: '2 options × 2 criteria',
    chart: chartFor('chart django and fastapi on performance and databases'),
  },
  {
    name: '3 options × 3 criteria',
    chart: chartFor('chart django, flask and fastapi on performance, security and databases'),
  },
  { name: '3 options × 8 criteria', chart: chartFor('chart django, flask and fastapi') },
  { name: '6 options × 8 criteria', chart: largest() },
  {
    name: 'sensitivity, 3 lines',
    chart: chartFor('chart: we need an admin panel, websockets and migrations'),
  },
];

/** Pictures are cached, so each round draws a slightly different chart. */
const variant = (chart: Chart, round: number): Chart => ({ ...chart, alt: `${chart.alt} ${round}` });
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** The delay of the loop's timers during some work: p50, p99 and maximum, in milliseconds. */
async function timerDelay(work: () => Promise<unknown>): Promise<string> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  // The histogram records the whole interval between two ticks of its timer.
  return [delay.percentile(50), delay.percentile(99), delay.max]
    .map((nanoseconds) => (nanoseconds / 1e6).toFixed(2))
    .join(' | ');
}

const rows: string[] = [];
for (const { name, chart } of charts) {
  for (let round = 0; round < 10; round++) toPng(chart);
  const times = Array.from({ length: rounds }, () => {
    const began = performance.now();
    toPng(chart);
    return performance.now() - began;
  }).sort((a, b) => a - b);
  rows.push(
    `| ${name} | ${quantile(times, 0.5).toFixed(1)} | ${quantile(times, 0.95).toFixed(1)} | ${Math.round(toPng(chart).byteLength / 1000)} |`,
  );
}

const pictures = createPictures({ log: console });
const [first] = charts;
if (first === undefined) throw new Error('no charts to draw');
const began = performance.now();
await pictures.png(variant(first.chart, -1));
const start = performance.now() - began;
const idle = await timerDelay(() => pause(1000));
let drawn = 0;
const busy = await timerDelay(async () => {
  const until = performance.now() + 2000;
  for (let round = 0; performance.now() < until; round++)
    for (const { chart } of charts) {
      await pictures.png(variant(chart, round));
      drawn++;
    }
});
await pictures.close();

const text = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${new Date().toISOString().slice(0, 10)}. Other work may have run on the machine at the same time.

From a chart as data to a PNG file, on one thread, ${rounds} times each:

| chart | p50 ms | p95 ms | kB |
| --- | --- | --- | --- |
${rows.join('\n')}

The first picture of a process, including the start of its worker thread: ${start.toFixed(0)} ms. The main loop's 1 ms timer, idle and while ${drawn} pictures are drawn in 2 s:

| main loop | p50 ms | p99 ms | max ms |
| --- | --- | --- | --- |
| idle | ${idle} |
| drawing | ${busy} |
`;
process.stdout.write(text);
writeResults('chart', text);
