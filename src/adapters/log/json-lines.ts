import type { Writable } from 'node:stream';
import { pino } from 'pino';
import type { WriteLine } from './log.ts';

/** One JSON object a line, as pino writes it: `level`, `time`, `part`, what belongs to the line, `msg`. */
export function jsonLines(out: Writable): WriteLine {
  const logger = pino(
    {
      level: 'debug',
      base: null,
      timestamp: false,
      formatters: { level: (label) => ({ level: label }) },
    },
    out,
  );
  return (at, level, part, line, about) => {
    const time = new Date(at).toISOString();
    logger[level]({ time, ...(part === null ? {} : { part }), ...about }, line);
  };
}
