/** Chat platforms that `tradeoff start` can open, in the order of help and logs. */
export const platformIds = ['slack', 'discord', 'web'] as const;
export type PlatformId = (typeof platformIds)[number];
