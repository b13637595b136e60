import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** The value below which a share of all lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** What the figures were measured on. */
export function machine(): string {
  return `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${new Date().toISOString().slice(0, 10)}. Other work ran on the machine at the same time: only ratios within this run hold.`;
}

/** The packages that were measured, with their versions. */
export function versionsOf(...packages: readonly string[]): string {
  return packages
    .map((name) => {
      const file = join(import.meta.dirname, '../../node_modules', name, 'package.json');
      return `${name} ${z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version}`;
    })
    .join(', ');
}
