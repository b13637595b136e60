/** What belongs to a line besides its text: an answer's id, a platform, an error. */
export type LogFields = Readonly<Record<string, unknown>>;

/**
 * The log for operators. Tokens and passwords are removed from everything that is written. What users wrote belongs in
 * the field `words` and nowhere else: it is left out unless LOG_WORDS is set.
 */
export type Log = {
  /** One line per delivery, for developing an adapter. */
  debug(line: string, fields?: LogFields): void;
  info(line: string, fields?: LogFields): void;
  warn(line: string, fields?: LogFields): void;
  error(line: string, fields?: LogFields): void;
};

/** A log whose lines carry the name of a part of the program. */
export type NamedLog = Log & { named(part: string): NamedLog };

export const logLevels = ['debug', 'info', 'warn', 'error'] as const satisfies readonly (keyof Log)[];
export type LogLevel = (typeof logLevels)[number];

/** A line without secrets. */
export type LogEntry = {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly level: LogLevel;
  readonly part: string | null;
  readonly line: string;
  readonly fields: LogFields;
};

/** Writes an entry to the log's output. */
export type WriteEntry = (entry: LogEntry) => void;

/** Discards everything. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
