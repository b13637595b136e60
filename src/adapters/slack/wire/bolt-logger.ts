import { type Logger, LogLevel } from '@slack/bolt';
import { errorMessage } from '../../log/error-message.ts';
import type { Log } from '../../log/log.ts';
import { redact } from '../../log/redact.ts';

/** Bolt's logger over ours: below `info` nothing is passed on, since Bolt logs whole payloads there. */
export function boltLogger(log: Log): Logger {
  const write =
    (level: keyof Log) =>
    (...parts: unknown[]): void =>
      log[level](redact(`slack: ${parts.map(errorMessage).join(' ')}`));
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
