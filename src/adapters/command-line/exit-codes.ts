/** What a script can rely on. Help and README show the same table. */
export const exitCodes = {
  /** Done. An answer that says "I have nothing on that" is an answer. */
  fine: 0,
  /** It could not be done: the knowledge has problems, the data folder cannot be used. */
  failed: 1,
  /** The call itself is wrong: an unknown command or flag, a missing argument. */
  usage: 2,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
