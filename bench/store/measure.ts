import { readFileSync } from 'node:fs';

/** What one operation takes, in milliseconds; `apiece` and `cpu` are shares of the whole run. */
export type Measured = {
  readonly p50: number;
  readonly p99: number;
  readonly apiece: number;
  readonly cpu: number;
  readonly bytes: number;
};

/** Runs an operation so many times with so many in flight, after some that do not count. */
export async function measure(
  count: number,
  inFlight: number,
  operation: (index: number) => Promise<unknown>,
): Promise<Measured> {
  let index = 0;
  const run = async (until: number, times: number[]): Promise<void> => {
    await Promise.all(
      Array.from({ length: inFlight }, async () => {
        while (index < until) {
          const at = index++;
          const began = performance.now();
          await operation(at);
          times.push(performance.now() - began);
        }
      }),
    );
  };
  const warmUp = Math.ceil(count / 5);
  await run(warmUp, []);
  const times: number[] = [];
  const cpu = process.cpuUsage();
  const written = bytesWritten();
  const began = performance.now();
  await run(warmUp + count, times);
  const elapsed = performance.now() - began;
  const used = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return {
    p50: at(0.5),
    p99: at(0.99),
    apiece: elapsed / count,
    cpu: (used.user + used.system) / 1_000 / count,
    bytes: (bytesWritten() - written) / count,
  };
}

/** What this process has caused to be written to disks, in bytes; proc(5), where there is one. */
function bytesWritten(): number {
  try {
    return Number(/^write_bytes: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1] ?? Number.NaN);
  } catch {
    return Number.NaN;
  }
}

export function row(name: string, { p50, p99, apiece, cpu, bytes }: Measured, base: Measured): string {
  const ratio = (a: number, b: number): string => `${(a / b).toFixed(2)}×`;
  return `| ${name} | ${p50.toFixed(2)} | ${p99.toFixed(2)} | ${apiece.toFixed(2)} | ${cpu.toFixed(2)} | ${Number.isNaN(bytes) ? '' : Math.round(bytes).toLocaleString('en')} | ${ratio(apiece, base.apiece)} | ${ratio(cpu, base.cpu)} |`;
}

export const head =
  '| | p50 ms | p99 ms | ms each | CPU ms each | bytes each | time to floor | CPU to floor |\n| --- | --- | --- | --- | --- | --- | --- | --- |';
