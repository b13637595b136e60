import type { Writable } from 'node:stream';
import { printable } from '../text/printable.ts';
import type { WriteLine } from './log.ts';

/** `2026-11-22T18:00:00.000Z info discord: words  answer=ab12cd34ef`: a line each, whatever is in it. */
export function textLines(out: Writable): WriteLine {
  return (at, level, part, line, about) => {
    const rest = Object.entries(about)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
    const name = part === null ? '' : `${part}: `;
    out.write(
      `${new Date(at).toISOString()} ${level} ${printable([`${name}${line}`, ...rest].join('  '))}\n`,
    );
  };
}
