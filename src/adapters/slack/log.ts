import { type Logger, LogLevel } from '@slack/bolt';

/** Where a door writes what happens to it. */
export type Log = {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
};

/** Takes tokens, secrets in addresses and authorisation out of a line before it is logged. */
export function redact(text: string): string {
  return text
    .replace(/\bx(?:ox[a-z]|app|oxe)[-.][\w.-]+/g, '[token]')
    .replace(/(Bearer\s+)\S+/gi, '$1[token]')
    .replace(/(hooks\.slack[\w.-]*\/)[^\s"']+/g, '$1[address]')
    .replace(/((?:client_secret|refresh_token|code|ticket)["']?\s*[=:]\s*["']?)[^\s"'&,}]+/g, '$1[secret]');
}

/** Bolt's logger over ours: below `info` nothing is passed on, since Bolt logs whole payloads there. */
export function boltLogger(log: Log): Logger {
  const write =
    (level: keyof Log) =>
    (...parts: unknown[]): void =>
      log[level](redact(`slack: ${parts.map(said).join(' ')}`));
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

export function said(fault: unknown): string {
  if (fault instanceof Error) return fault.message;
  return typeof fault === 'string' ? fault : (JSON.stringify(fault) ?? String(fault));
}
