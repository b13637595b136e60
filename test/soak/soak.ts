import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const sampleSchema = z.object({
  asked: z.number(),
  /** Bytes of the heap after a full collection. */
  heap: z.number(),
  /** Since the first question. */
  seconds: z.number(),
  kinds: z.record(z.string(), z.number()),
});
export type Sample = z.infer<typeof sampleSchema>;

/** Asks questions in a separate process. @returns the heap at each tenth of the way */
export async function soak(
  questions: number,
  onSample: (sample: Sample) => void = () => {},
): Promise<Sample[]> {
  const child = spawn(
    process.execPath,
    ['--expose-gc', join(import.meta.dirname, 'child.ts'), String(questions)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'close');
  const samples: Sample[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const sample = sampleSchema.parse(JSON.parse(line));
    samples.push(sample);
    onSample(sample);
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`the soak ended with ${String(code)}`);
  return samples;
}

/** The heap at the end, as a multiple of the heap after a tenth. */
export function growth(samples: readonly Sample[]): number {
  return (samples.at(-1)?.heap ?? Number.NaN) / (samples[0]?.heap ?? Number.NaN);
}
