import { z } from 'zod';
import { isZone } from '../dates/zones.ts';
import { digestSchema } from '../decisions/digest/digest-schema.ts';

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
  /** The time zone of those whose own isn't known, as an IANA name or an offset; null for UTC. */
  zone: z.string().refine(isZone).nullable(),
  /** Its weekly digest; null for none. Only channels of their own have one. */
  digest: digestSchema.nullable(),
  /** Who starts choices of the team's own, edits them, and closes their ratings. */
  topics: z.strictObject({
    start: z.enum(['everyone', 'managers']),
    edit: z.enum(['everyone', 'starter', 'managers']),
    close: z.enum(['everyone', 'starter', 'managers']),
  }),
});

/** What holds unless a channel says otherwise. */
export const usualTopicManagers = { start: 'everyone', edit: 'everyone', close: 'starter' } as const;

/** Channels didn't say who decides (1), and had no time zone (2), no digest (3) and no choices of a team's own (4). */
export const channelMigrations = {
  1: (older: unknown) => ({ ...z.looseObject({}).parse(older), decides: 'everyone' }),
  2: (older: unknown) => ({ ...z.looseObject({}).parse(older), zone: null }),
  3: (older: unknown) => ({ ...z.looseObject({}).parse(older), digest: null }),
  4: (older: unknown) => ({ ...z.looseObject({}).parse(older), topics: usualTopicManagers }),
} as const;
