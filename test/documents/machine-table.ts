import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run-program.ts';

/** A figure of one benchmark: its section in RESULTS.md, and its text in the README. */
type Line = {
  readonly what: string;
  readonly section: string;
  readonly figure: (section: Section) => string;
};

type Table = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
type Section = { readonly name: string; readonly text: string; readonly tables: readonly Table[] };

/** The rows of the README's table of what one small machine handles, in order. */
const lines: readonly Line[] = [
  {
    what: 'Mentions in Slack that one core answers in time by words alone, nothing kept',
    section: 'load',
    figure: (section) => rate(section, 'memory'),
  },
  {
    what: 'The same, threads kept in a folder',
    section: 'load',
    figure: (section) => rate(section, 'lowdb, durable'),
  },
  {
    what: 'The same, threads kept in Postgres',
    section: 'load',
    figure: (section) => rate(section, 'Postgres, durable'),
  },
  {
    what: 'Work of the process for a mention in Slack that needs the encoder, to the posted answer',
    section: 'slack',
    figure: (section) => `${milliseconds(cell(section, 'this bot', 'CPU µs'))} of one core`,
  },
  {
    what: 'The same by words alone',
    section: 'slack',
    figure: (section) => `${milliseconds(cell(section, 'this bot, by words alone', 'CPU µs'))} of one core`,
  },
  {
    what: 'Of it to understand, weigh and lay out the answer',
    section: 'slack',
    figure: (section) =>
      `${milliseconds(cell(section, 'all in turn', 'p50'))}; 99 of 100 within ${milliseconds(cell(section, 'all in turn', 'p99'))}`,
  },
  {
    what: 'Work of the process for a message in a Discord thread',
    section: 'discord',
    figure: (section) => `${milliseconds(cell(section, 'this bot', 'CPU µs'))} of one core`,
  },
  {
    what: 'Memory of the process under that load',
    section: 'slack',
    figure: (section) => `${cell(section, 'this bot', 'resident MB')} MB`,
  },
  {
    what: 'What it holds after 1,000,000 questions',
    section: 'soak',
    figure: (section) =>
      `${(number(cell(section, '1,000,000', 'heap')) / number(cell(section, '100,000', 'heap'))).toFixed(2)} times what it held after 100,000`,
  },
  {
    what: 'A topic of 10,000 options',
    section: 'options',
    figure: (section) => `${cell(section, '10,000 options', 'to three')} times the work of one with three`,
  },
  {
    what: 'From the start to both adapters open',
    section: 'start',
    figure: (section) =>
      `${(Number.parseInt(cell(section, 'Slack and Discord', 'the package'), 10) / 1000).toFixed(1)} s`,
  },
  {
    what: 'A picture, on a thread of its own',
    section: 'chart',
    figure: (section) => `${Math.round(number(cell(section, '3 options × 3 criteria', 'p50')))} ms`,
  },
  {
    what: 'A website of 1,000 decisions, from the data folder to its files',
    section: 'site',
    figure: (section) =>
      `${cell(section, 'at first', 's')} s; ${cell(section, 'after one record changed', 's')} s after one changed`,
  },
];

const place = /(<!-- machine -->\n)[\s\S]*?(\n<!-- \/machine -->)/;

export function resultsText(): string {
  return readFileSync(join(root, 'bench/RESULTS.md'), 'utf8');
}

/**
 * The README's table from the text of RESULTS.md. A benchmark without a section has no row.
 *
 * @throws if a section has no such figure, so that the two have to be brought in line
 */
export function machineTable(results: string): string {
  const sections = sectionsOf(results);
  const rows = lines.flatMap(({ what, section: name, figure }) => {
    const section = sections.find((one) => one.name === name);
    return section === undefined ? [] : [`| ${what} | ${figure(section)} |`];
  });
  return [
    '| | |',
    '| --- | --- |',
    ...rows,
    '',
    `${measuredOn(sections)} [All figures](bench/RESULTS.md).`,
  ].join('\n');
}

/** The README with its table replaced. */
export function withMachineTable(readme: string, table: string): string {
  if (!place.test(readme)) throw new Error('README.md has no place for the table: <!-- machine -->');
  return readme.replace(place, (_, before: string, after: string) => before + table + after);
}

function sectionsOf(results: string): readonly Section[] {
  return results
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [name = '', ...rest] = part.split('\n');
      return { name: name.trim(), text: rest.join('\n'), tables: tablesOf(rest) };
    });
}

function tablesOf(text: readonly string[]): readonly Table[] {
  const cellsOf = (line: string): string[] =>
    line
      .split('|')
      .slice(1, -1)
      .map((one) => one.trim());
  const tables: { head: string[]; rows: string[][] }[] = [];
  for (const [at, line] of text.entries()) {
    if (/^\|[ :|-]+\|$/.test(line)) tables.push({ head: cellsOf(text[at - 1] ?? ''), rows: [] });
    else if (line.startsWith('|') && (text[at - 1] ?? '').startsWith('|'))
      tables.at(-1)?.rows.push(cellsOf(line));
  }
  return tables;
}

/** A cell of the first row that starts with a name, in a table that has the column. */
function cell({ name, tables }: Section, row: string, column: string): string {
  for (const { head, rows } of tables) {
    const at = head.findIndex((one) => one.includes(column));
    const found = at < 0 ? undefined : rows.find(([first = '']) => first.startsWith(row))?.[at];
    if (found !== undefined) return found;
  }
  throw new Error(
    `RESULTS.md has no "${row}" under "${column}" in its section ${name}; bring test/documents/machine-table.ts in line with it`,
  );
}

/** The highest rate that was sustained, or that not even the lowest one was. */
function rate(section: Section, store: string): string {
  const missed = section.tables.some(({ rows }) => rows.some(([first]) => first === `${store}: not even`));
  return missed
    ? `fewer than ${cell(section, `${store}: not even`, 'events a second')} a second`
    : `${cell(section, store, 'events a second')} a second`;
}

const number = (text: string): number => Number(text.replaceAll(',', ''));
const milliseconds = (microseconds: string): string => `${(number(microseconds) / 1000).toPrecision(2)} ms`;

function measuredOn(sections: readonly Section[]): string {
  const section =
    sections.find(({ name }) => name === 'load') ?? sections.find(({ name }) => name === 'slack');
  const [, machine] = /^(Node .+?, \d{4}-\d\d-\d\d)\./m.exec(section?.text ?? '') ?? [];
  if (machine === undefined) throw new Error('RESULTS.md does not say what its figures were measured on');
  const busy = sections.some(({ text }) => /other work/i.test(text));
  return `Measured with ${machine}${busy ? ', while other work ran on the machine' : ''}.`;
}
