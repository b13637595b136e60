/** What belongs to a line beside its words: an answer's id, a door, a fault. */
export type LogFields = Readonly<Record<string, unknown>>;

/**
 * Lines for whoever runs the program. What is written is clean of tokens and passwords, whoever wrote it; words of
 * users do not belong into it at all, other than as `words`, which is left out unless LOG_WORDS says otherwise.
 */
export type Log = {
  /** What a door says of each delivery: for its developers. */
  debug(line: string, about?: LogFields): void;
  info(line: string, about?: LogFields): void;
  warn(line: string, about?: LogFields): void;
  error(line: string, about?: LogFields): void;
};

/** A log that can be handed to a part of the program under its name. */
export type NamedLog = Log & { named(part: string): NamedLog };

export const logLevels = ['debug', 'info', 'warn', 'error'] as const satisfies readonly (keyof Log)[];
export type LogLevel = (typeof logLevels)[number];

/** Puts one clean line where it belongs. */
export type WriteLine = (
  at: number,
  level: LogLevel,
  part: string | null,
  line: string,
  about: LogFields,
) => void;

/** For where nobody reads. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
