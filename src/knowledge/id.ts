import { z } from 'zod';

/** Lower-case words joined by hyphens; files refer to each other by it. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens, like "admin-panel"');
