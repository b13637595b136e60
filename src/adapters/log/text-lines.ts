import type { Writable } from 'node:stream';
import { printable } from '../text/printable.ts';
import type { WriteEntry } from './log.ts';

/** `2026-11-22T18:00:00.000Z info discord: words  answer=ab12cd34ef`: one line per entry, whatever it contains. */
export function textLines(out: Writable): WriteEntry {
  return ({ at, level, part, line, fields }) => {
    const rest = Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
    const name = part === null ? '' : `${part}: `;
    out.write(
      `${new Date(at).toISOString()} ${level} ${printable([`${name}${line}`, ...rest].join('  '))}\n`,
    );
  };
}
