import { z } from 'zod';

/** What one person thought of one answer; pressing again replaces it. */
export const feedbackSchema = z.strictObject({
  answer: z.string(),
  conversation: z.string(),
  author: z.string(),
  verdict: z.enum(['helpful', 'not-helpful']),
  /** One line of why, in the person's words; null where none was given. */
  comment: z.string().nullable(),
  /** Milliseconds since 1970. */
  at: z.number(),
});
