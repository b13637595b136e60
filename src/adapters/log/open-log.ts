import type { Writable } from 'node:stream';
import type { LogFields, LogLevel, NamedLog, WriteEntry } from './log.ts';
import { logLevels } from './log.ts';
import type { LogConfiguration } from './log-variables.ts';
import { createRedact, redactStart } from './redact.ts';
import { redactFields } from './redact-value.ts';

export type LogParts = LogConfiguration & {
  readonly out: Writable & { readonly isTTY?: boolean };
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Values that must not be written, whatever they look like. */
  readonly secrets: readonly string[];
};

/** Longer lines are cut. */
const longestLine = 10_000;

/** Opens the log: text for people, JSON for machines, both without secrets. */
export async function openLog({ out, now, secrets, format, level, words }: LogParts): Promise<NamedLog> {
  const redact = createRedact(secrets);
  const write = await writerFor(format ?? (out.isTTY === true ? 'text' : 'json'), out);
  const lowest = logLevels.indexOf(level);

  function named(part: string | null): NamedLog {
    const writer =
      (own: LogLevel) =>
      (line: string, fields: LogFields = {}): void => {
        if (logLevels.indexOf(own) < lowest) return;
        const { words: written, ...rest } = fields;
        const allowed = words && written !== undefined ? { ...rest, words: written } : rest;
        write({
          at: now(),
          level: own,
          part,
          line: redactStart(line, longestLine, redact),
          fields: redactFields(allowed, redact),
        });
      };
    return {
      debug: writer('debug'),
      info: writer('info'),
      warn: writer('warn'),
      error: writer('error'),
      named: (inner) => named(part === null ? inner : `${part}.${inner}`),
    };
  }

  return named(null);
}

/** Loads the JSON library only for JSON. */
async function writerFor(format: 'json' | 'text', out: Writable): Promise<WriteEntry> {
  switch (format) {
    case 'json':
      return (await import('./json-lines.ts')).jsonLines(out);
    case 'text':
      return (await import('./text-lines.ts')).textLines(out);
    default:
      return format satisfies never;
  }
}
