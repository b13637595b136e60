import { z } from 'zod';

/** How to write the log. An empty variable counts as unset. */
export const logVariables = {
  LOG_FORMAT: z.enum(['', 'json', 'text'], 'must be json or text').default(''),
  LOG_LEVEL: z.enum(['', 'debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').default(''),
  LOG_WORDS: z.enum(['', 'true', 'false'], 'must be true or false').default(''),
};

export type LogConfiguration = {
  /** Null is text on a terminal, else JSON. */
  readonly format: 'json' | 'text' | null;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** Whether the log may contain what users wrote. */
  readonly words: boolean;
};

export function logConfiguration(read: z.infer<z.ZodObject<typeof logVariables>>): LogConfiguration {
  return {
    format: read.LOG_FORMAT === '' ? null : read.LOG_FORMAT,
    level: read.LOG_LEVEL === '' ? 'info' : read.LOG_LEVEL,
    words: read.LOG_WORDS === 'true',
  };
}
