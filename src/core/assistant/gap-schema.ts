import { z } from 'zod';

/** Something that people asked for and the data lacks. */
export const gapSchema = z.strictObject({
  /**
   * What was asked about: a thing that the data names as beyond it, the words where it names none, or
   * `(asked in private)` where neither may be shown.
   */
  about: z.string(),
  /** The last question, as written; null where it was asked in a closed place, which it must not leave. */
  words: z.string().nullable(),
  /** Id of the topic that it was asked of; null if of none, or before topics were kept. */
  topic: z.string().nullable().default(null),
  times: z.number().int().positive(),
  /** When it was last asked, in milliseconds since 1970. */
  last: z.number(),
  /** Questions for which somebody pressed what was offered instead, with the question or claim that this asks for. */
  meant: z
    .array(z.strictObject({ words: z.string(), target: z.string(), times: z.number().int().positive() }))
    .default([]),
});
