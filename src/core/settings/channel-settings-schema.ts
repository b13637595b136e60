import { z } from 'zod';

/** What a channel's people chose. */
export const channelSettingsSchema = z.strictObject({
  /** `everywhere`: follow-ups in its threads are answered without a mention; `mention`: nothing without one. */
  answers: z.enum(['everywhere', 'mention']),
  /** Without a mention, say only what has a citation. */
  onlyCited: z.boolean(),
  /** Id of the topic that a thread starts with; null leaves it to the words. */
  topic: z.string().nullable(),
  /** Who records decisions and changes records: everybody here, or those who run the workspace. */
  decides: z.enum(['everyone', 'managers']),
});

/** From format 1: channels did not say who decides. */
export const channelMigrations = {
  1: (older: unknown) => ({ ...z.looseObject({}).parse(older), decides: 'everyone' }),
} as const;
