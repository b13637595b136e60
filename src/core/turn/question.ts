/** A message, wherever it was written. */
export type Question = {
  /** The thread it belongs to; turns of one conversation share their state. */
  readonly conversation: string;
  /** Who wrote it. Only compared, never shown. */
  readonly author: string;
  /** The message as written, markup included. */
  readonly words: string;
  /**
   * `direct` (a command, a mention, a direct message) always gets an answer; `shared` was written in a thread where
   * people also talk to each other, and may get silence.
   */
  readonly audience: 'direct' | 'shared';
};
