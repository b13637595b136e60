import { z } from 'zod';
import { chatAddressShape } from '../chat/address.ts';

const placeShape = {
  /** Null if an organisation installed the app as a whole. */
  team: z.string().nullable(),
  enterprise: z.string().nullable(),
  /** A channel's id; a person's id stands for the direct message with them. */
  channel: z.string(),
  /** `thread_ts` to post under; null for a message in the channel itself, which starts a thread. */
  thread: z.string().nullable(),
  /** Takes five messages within half an hour, for the asker only; null if the event carried none. */
  responseUrl: z.string().nullable(),
};

const currentSchema = z.strictObject({
  ...chatAddressShape,
  ...placeShape,
  /** True for an answer that only its asker sees because it couldn't be posted for everyone. */
  isFallback: z.boolean(),
  /** True for a private message about a thread that shows none, because it has no replies: it's shown in the channel. */
  isInChannel: z.boolean().exactOptional(),
});

/** As 0.1 stored it. */
const olderSchema = z
  .strictObject({
    ...placeShape,
    asked: chatAddressShape.asked,
    user: z.string(),
    unshared: z.boolean(),
  })
  .transform(({ unshared, ...rest }) => ({ ...rest, isPrivate: unshared, isFallback: false }));

/** Where a reply goes, as stored in the outbox. */
export const slackAddressSchema = z.union([currentSchema, olderSchema]);

export type SlackAddress = z.infer<typeof currentSchema>;

type Installation = Pick<SlackAddress, 'team' | 'enterprise'>;
type Where = Pick<SlackAddress, 'channel' | 'user'> & Partial<Omit<SlackAddress, keyof Installation>>;

/** An address that everyone in the channel sees, unless `where` says otherwise. */
export function newAddress({ team, enterprise }: Installation, where: Where): SlackAddress {
  const seenByAll = { thread: null, responseUrl: null, asked: null, isPrivate: false, isFallback: false };
  return { team, enterprise, ...seenByAll, ...where };
}

/** The address for messages of the thread that nobody asked for. It's stored for long, so it holds no right to post. */
export function destinationOf(address: SlackAddress): SlackAddress {
  return { ...address, asked: null, responseUrl: null };
}

/** The name of a thread. All messages of a direct message that are in no thread belong to one conversation. */
export function threadName(channel: string, thread: string | null): string {
  return thread === null ? channel : `${channel}:${thread}`;
}

export function isDirect(channel: string): boolean {
  return channel.startsWith('D') || isPerson(channel);
}

/** Where the next message goes after one at an address: a direct message stays flat; elsewhere it starts a thread. */
export function afterMessage(address: SlackAddress, ts: string): SlackAddress {
  const thread = address.thread ?? (isDirect(address.channel) ? null : ts);
  return { ...address, thread, responseUrl: null };
}

/** True for ids of Slack's members; former members and people at a terminal have none. */
export function isPerson(id: string): boolean {
  return /^[UW][A-Z0-9]+$/.test(id);
}

/** The store's name for a workspace, by the id of its team or organisation. */
export function workspaceOf(team: string): string {
  return `slack:${team}`;
}
