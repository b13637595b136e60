import { availableParallelism, cpus } from 'node:os';
import { growth, soak } from '../test/soak/soak.ts';
import { writeResults } from './results.ts';

/** `npm run bench -- soak [QUESTIONS]`: what the heap holds over a million questions. */
const questions = Number(process.argv[2] ?? 1_000_000);
const rows: string[] = [];
const samples = await soak(questions, ({ asked, heap, seconds }) => {
  const row = `| ${asked.toLocaleString('en')} | ${(heap / 2 ** 20).toFixed(1)} | ${Math.round(asked / seconds).toLocaleString('en')} |`;
  rows.push(row);
  process.stdout.write(`${row}\n`);
});
const machine = `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, Node ${process.version}`;
const kinds = Object.entries(samples.at(-1)?.kinds ?? {}).map(
  ([kind, many]) => `${kind} ${many.toLocaleString('en')}`,
);
writeResults(
  'soak',
  `Questions of everything between a adapter and a store in memory (limits, metrics, JSON log, turn, outbox), one after
another in one process; the heap is what is in use after it was swept. ${machine}.

| questions | heap, MiB | questions a second |
| ---: | ---: | ---: |
${rows.join('\n')}

The end is ${growth(samples).toFixed(3)} times the first tenth; at most 1.1 is wanted. How they ended: ${kinds.join(', ')}.`,
);
if (growth(samples) > 1.1) process.exitCode = 1;
