import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { exitCodes } from '../../src/adapters/command-line/shell/exit-codes.ts';
import { createMetrics } from '../../src/adapters/metrics/meter.ts';
import { readEnvironment } from '../../src/environment.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');

it('the page lists every metric of the bot with its kind and labels, and no other', async () => {
  const { meter, reloaded, text } = createMetrics({
    queues: () => [{ platform: 'd', waiting: 0 }],
    parts: async () => ({ p: 'ready' }),
    version: 'v',
    knowledge: () => 'k',
  });
  meter.asked('d', null, 'answered', 1);
  meter.delivered('d', 1);
  meter.retried('d', 'limited');
  meter.conflicted('link');
  meter.reconnected('d');
  meter.unencoded();
  reloaded('taken');
  const printed = await text();
  const ours = [...printed.matchAll(/^# TYPE (tradeoff_\w+) (\w+)$/gm)].map(([, name = '', kind = '']) => {
    const labels = new RegExp(`^${name}(?:_count)?\\{([^}]*)\\}`, 'm').exec(printed)?.[1] ?? '';
    return [name, kind, [...labels.matchAll(/(\w+)=/g)].map((label) => label[1]).join(', ')];
  });
  const rows = [...page.matchAll(/^\| `(tradeoff_\w+)` \| (\w+) \| ([^|]*)\|/gm)].map((row) =>
    row.slice(1, 4).map((cell) => cell.trim()),
  );
  expect(rows.sort()).toEqual(ours.sort());
});

it('the page has every exit code', () => {
  const rows = [...page.matchAll(/^\| (\d+) \|/gm)].map((row) => Number(row[1]));
  expect(rows).toEqual(Object.values(exitCodes));
});

it('the page has the default limits', () => {
  const { limits } = readEnvironment({});
  const rows = [...page.matchAll(/^\| `LIMIT_PER_(\w+)` \| (\d+)\/(\d+) \|/gm)].map(
    ([, scope = '', most, seconds]) => [
      scope.toLowerCase(),
      { most: Number(most), seconds: Number(seconds) },
    ],
  );
  expect(Object.fromEntries(rows)).toEqual(limits);
});
