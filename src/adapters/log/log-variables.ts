import { z } from 'zod';

/** How the log is written, as variables. An empty one counts as unset. */
export const logVariables = {
  LOG_FORMAT: z.enum(['', 'json', 'text'], 'is json or text').default(''),
  LOG_LEVEL: z.enum(['', 'debug', 'info', 'warn', 'error'], 'is debug, info, warn or error').default(''),
  LOG_WORDS: z.enum(['', 'true', 'false'], 'is true or false').default(''),
};

export type LogConfiguration = {
  /** Null takes text on a terminal, else JSON. */
  readonly format: 'json' | 'text' | null;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** Whether words of users may be written. */
  readonly words: boolean;
};

export function logConfiguration(read: z.infer<z.ZodObject<typeof logVariables>>): LogConfiguration {
  return {
    format: read.LOG_FORMAT === '' ? null : read.LOG_FORMAT,
    level: read.LOG_LEVEL === '' ? 'info' : read.LOG_LEVEL,
    words: read.LOG_WORDS === 'true',
  };
}
