import type { Word } from '../../understanding/text/words.ts';
import type { AskedForm } from '../form.ts';
import type { Vector } from '../vector.ts';

/** What a message asks, as far as matching needs it. */
export type MatchQuery = {
  /** Absent where there's no encoder, or where it failed. */
  readonly vector?: Vector;
  /** As the reading has them: corrected, without quotes. */
  readonly words: readonly Word[];
  /** Ids of the options and alternatives named, or else of the thread's subject. */
  readonly options: readonly string[];
  readonly form: AskedForm;
  /** The log odds that it's out of scope, as its words and its meaning have it. */
  readonly outside: number;
};
