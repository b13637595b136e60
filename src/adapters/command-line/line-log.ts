import type { Writable } from 'node:stream';

/** Lines for whoever runs the program, each with its time and how grave it is. */
export type LineLog = {
  debug(line: string): void;
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
  /** The same log, with a name before each line. */
  named(name: string): LineLog;
};

export function createLineLog(out: Writable, now: () => number, name = ''): LineLog {
  const write =
    (level: string) =>
    (line: string): void =>
      void out.write(`${new Date(now()).toISOString()} ${level} ${name}${line}\n`);
  return {
    // What a door says of each delivery is for its developers.
    debug: () => undefined,
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    named: (inner) => createLineLog(out, now, `${inner}: `),
  };
}
