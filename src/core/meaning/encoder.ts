import type { Vector } from './vector.ts';

/** Turns texts into vectors. It sits outside the core; a vector is an input to the turn, like the time. */
export type Encoder = {
  /** What vectors depend on: two encoders with the same checksum give the same, but for the last digits. */
  readonly checksum: string;
  /**
   * The vectors of texts, in their order. Any text will do: empty, in any script, of any length.
   *
   * @throws if a text can't be encoded
   */
  encode(texts: readonly string[]): Promise<readonly Vector[]>;
};
