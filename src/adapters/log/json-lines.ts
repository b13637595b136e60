import type { Writable } from 'node:stream';
import { pino } from 'pino';
import type { WriteEntry } from './log.ts';

/** One JSON object per line, as pino writes it: `level`, `time`, `part`, the fields, `msg`. */
export function jsonLines(out: Writable): WriteEntry {
  const logger = pino(
    {
      level: 'debug',
      base: null,
      timestamp: false,
      formatters: { level: (label) => ({ level: label }) },
    },
    out,
  );
  return ({ at, level, part, line, fields }) => {
    const time = new Date(at).toISOString();
    logger[level]({ time, ...(part === null ? {} : { part }), ...fields }, line);
  };
}
