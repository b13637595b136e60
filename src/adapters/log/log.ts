/** What belongs to a line beside its words: an answer's id, a door, a fault. */
export type About = Readonly<Record<string, unknown>>;

/**
 * Lines for whoever runs the program. What is written is clean of tokens and passwords, whoever wrote it; words of
 * users do not belong into it at all, other than as `words`, which is left out unless LOG_WORDS says otherwise.
 */
export type Log = {
  /** What a door says of each delivery: for its developers. */
  debug(line: string, about?: About): void;
  info(line: string, about?: About): void;
  warn(line: string, about?: About): void;
  error(line: string, about?: About): void;
};

/** A log that can be handed to a part of the program under its name. */
export type NamedLog = Log & { named(part: string): NamedLog };

export const levels = ['debug', 'info', 'warn', 'error'] as const satisfies readonly (keyof Log)[];
export type Level = (typeof levels)[number];

/** Puts one clean line where it belongs. */
export type WriteLine = (at: number, level: Level, part: string | null, line: string, about: About) => void;

/** For where nobody reads. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
