import type { Writable } from 'node:stream';
import type { LogFields, LogLevel, NamedLog, WriteLine } from './log.ts';
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

/** What is longer is no line that anybody reads. */
const longestLine = 10_000;

/** Opens the log: text for people, JSON for machines. What is written has gone through the redaction, in both. */
export async function openLog({ out, now, secrets, format, level, words }: LogParts): Promise<NamedLog> {
  const redact = createRedact(secrets);
  const write = await writerFor(format ?? (out.isTTY === true ? 'text' : 'json'), out);
  const least = logLevels.indexOf(level);

  function named(part: string | null): NamedLog {
    const at =
      (own: LogLevel) =>
      (line: string, about: LogFields = {}): void => {
        if (logLevels.indexOf(own) < least) return;
        const { words: spoken, ...rest } = about;
        const kept = words && spoken !== undefined ? { ...rest, words: spoken } : rest;
        write(now(), own, part, redactStart(line, longestLine, redact), redactFields(kept, redact));
      };
    return {
      debug: at('debug'),
      info: at('info'),
      warn: at('warn'),
      error: at('error'),
      named: (inner) => named(part === null ? inner : `${part}.${inner}`),
    };
  }

  return named(null);
}

/** The library for JSON is read only where it is used. */
async function writerFor(format: 'json' | 'text', out: Writable): Promise<WriteLine> {
  switch (format) {
    case 'json':
      return (await import('./json-lines.ts')).jsonLines(out);
    case 'text':
      return (await import('./text-lines.ts')).textLines(out);
  }
}
