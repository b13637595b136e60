/** What a script or a supervisor can rely on. Help, README and docs/operations.md show the same table. */
export const exitCodes = {
  /** Done. An answer that says "I have nothing on that" is an answer. */
  ok: 0,
  /** It could not be done: the knowledge has problems, the data folder cannot be used. */
  failed: 1,
  /** The call itself is wrong: an unknown command or flag, a missing argument. */
  usage: 2,
  /** A defect of the program ended it; the log names it (sysexits.h, EX_SOFTWARE). Start it again. */
  defect: 70,
  /** A second signal to end came while it was closing, and it left at once. What was not posted is in the store. */
  forced: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
