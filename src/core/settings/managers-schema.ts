import { z } from 'zod';

/** Who may change settings besides those who run the workspace. */
export const managersSchema = z.strictObject({
  /** The platform's id of a role; null for nobody else. */
  role: z.string().nullable(),
});
