import { z } from 'zod';

/** At most `most` questions in `seconds`; null for no limit. */
export type RateLimit = { readonly most: number; readonly seconds: number } | null;

/**
 * How much one person, one channel and one workspace may ask, so that nobody can block the bot for others. A turn costs
 * well under a millisecond, and Slack accepts one post per second and channel: the defaults stop floods, and people who
 * read the answers stay far below them.
 */
export const limitVariables = {
  LIMIT_PER_USER: rate('LIMIT_PER_USER', '20/60'),
  LIMIT_PER_CHANNEL: rate('LIMIT_PER_CHANNEL', '60/60'),
  LIMIT_PER_WORKSPACE: rate('LIMIT_PER_WORKSPACE', '600/60'),
};

export type LimitConfiguration = {
  readonly user: RateLimit;
  readonly channel: RateLimit;
  readonly workspace: RateLimit;
};

export function limitConfiguration(read: z.infer<z.ZodObject<typeof limitVariables>>): LimitConfiguration {
  return {
    user: read.LIMIT_PER_USER,
    channel: read.LIMIT_PER_CHANNEL,
    workspace: read.LIMIT_PER_WORKSPACE,
  };
}

function rate(name: string, defaultRate: string) {
  return z
    .string()
    .transform((text, context): RateLimit => {
      const written = text === '' ? defaultRate : text;
      if (written === 'off') return null;
      const [, most = '', seconds = ''] = /^(\d{1,6})\/(\d{1,6})$/.exec(written) ?? [];
      if (Number(most) > 0 && Number(seconds) > 0) return { most: Number(most), seconds: Number(seconds) };
      context.addIssue({
        code: 'custom',
        message: `${name} must be questions/seconds, for example ${defaultRate}, or off`,
      });
      return null;
    })
    .prefault('');
}
