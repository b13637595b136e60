import { z } from 'zod';

/** Where a reply goes, as it lies in the outbox: all that is needed to post it after a restart. */
export const addressSchema = z.strictObject({
  team: z.string().nullable(),
  enterprise: z.string().nullable(),
  channel: z.string(),
  /** `thread_ts` to post under; null for a message of its own, which then begins a thread. */
  thread: z.string().nullable(),
  /** Shown above the answer where the question stands nowhere else. */
  asked: z.strictObject({ by: z.string(), words: z.string() }).nullable(),
  /** Who asked. */
  user: z.string(),
  /** True where only that person sees it. */
  unshared: z.boolean(),
  /** Where Slack takes a word to that person alone for half an hour; null where it gave no such address. */
  responseUrl: z.string().nullable(),
});

export type Address = z.infer<typeof addressSchema>;

/** The name of a thread: messages in a direct message that are in no thread belong to one conversation. */
export function threadName(channel: string, thread: string | null): string {
  return thread === null ? channel : `${channel}:${thread}`;
}

export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** The name under which a workspace's documents lie, by the id of the team or of the organisation. */
export function workspaceOf(team: string): string {
  return `slack:${team}`;
}
