import { z } from 'zod';

/** Whether messages are understood by their meaning too. An empty variable counts as unset. */
export const encoderVariables = {
  ENCODER: z.enum(['', 'off'], { error: 'must be `off` or unset' }).default(''),
};
