import { type Logger, LogLevel } from '@slack/bolt';
import { errorMessage } from '../../log/error-message.ts';
import type { Log } from '../../log/log.ts';

/*
 * Replaces: Bolt's ConsoleLogger, through the `logger` option.
 * Gains: Bolt's lines in this program's log, without tokens.
 * Costs: seven methods of a public type.
 */

/** Bolt's logger on top of ours. Drops everything below `info`, because Bolt logs whole payloads there. */
export function boltLogger(log: Log): Logger {
  const write =
    (level: keyof Log) =>
    (...parts: unknown[]): void =>
      log[level](`slack: ${parts.map(errorMessage).join(' ')}`);
  return {
    debug: () => {},
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
