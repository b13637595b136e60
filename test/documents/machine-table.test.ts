import { expect, it } from 'vitest';
import { readmeText } from './examples.ts';
import { machineTable, resultsText, withMachineTable } from './machine-table.ts';

const load = (rows: string): string =>
  `# Results\n\n## load\n\nNode v24.21.0, 2 × A Processor, 2026-11-28.\n\n| store | events a second |\n| --- | ---: |\n${rows}\n`;

it('the README has the figures of RESULTS.md (else: npm run examples)', () => {
  const readme = readmeText();
  expect(withMachineTable(readme, machineTable(resultsText()))).toBe(readme);
});

it('a row of the table has the figure of its benchmark, and there is none without a measurement', () => {
  const table = machineTable(
    load('| memory | 800 |\n| lowdb, durable: not even | 25 |\n| Postgres, durable | 300 |'),
  );
  expect(table).toContain('nothing kept | 800 a second |');
  expect(table).toContain('in a folder | fewer than 25 a second |');
  expect(table).toContain('in Postgres | 300 a second |');
  expect(table).not.toContain('Discord');
  expect(table).toContain('Measured with Node v24.21.0, 2 × A Processor, 2026-11-28. ');
});

it('a figure that is missing in its benchmark is an error', () => {
  expect(() => machineTable(load('| memory | 800 |'))).toThrow('no "lowdb, durable" under "events a second"');
});
