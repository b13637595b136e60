/** What scripts and supervisors can rely on. The help and docs/operations.md have the same table. */
export const exitCodes = {
  /** Success. "I have nothing on that" is a successful answer. */
  ok: 0,
  /** The command failed: the knowledge has problems, or the store can't be used. */
  failed: 1,
  /** Wrong usage: an unknown command or flag, a missing argument. */
  usage: 2,
  /** A defect ended the program; the log has the error (EX_SOFTWARE in sysexits.h). Restart it. */
  defect: 70,
  /** A second signal during shutdown ended the program at once. Unposted replies are in the store. */
  forced: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
