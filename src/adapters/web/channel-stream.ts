import type { Receipt } from '../chat/events.ts';
import { messageActions } from '../chat/message-actions.ts';
import type { Log } from '../log/log.ts';
import { usualChannel, workspace } from './address.ts';
import type { History } from './history/history.ts';
import type { ChatPerson } from './history/journal.ts';
import { isSeenBy } from './history/message.ts';
import type { WebEvent } from './inbound/trigger.ts';
import { limits } from './limits.ts';
import { streamSchema } from './payloads.ts';
import type { SenderOf } from './senders.ts';
import { textReply, type WebHandler } from './server/exchange.ts';
import { type ChannelView, messageView } from './view.ts';
import type { Windows } from './windows.ts';

export type ChannelStreamParts = {
  readonly history: History;
  readonly windows: Windows;
  readonly senderOf: SenderOf;
  readonly handle: (event: WebEvent) => Promise<Receipt>;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Opens a window on a channel: everything in it that its person sees, and from then on what changes. */
export function createChannelStream(parts: ChannelStreamParts): WebHandler {
  const { history, windows, senderOf, handle, log, now } = parts;

  /** A channel exists from when somebody opens it; the bot says hello there. @returns false if there are too many */
  async function enter(channel: string, person: ChatPerson): Promise<boolean> {
    const before = history.channels().get(channel);
    if (before === undefined && history.channels().size >= limits.channels) return false;
    const { at, isGreeted } = before ?? { at: now(), isGreeted: false };
    if (before === undefined) await history.setChannel(channel, { at, isGreeted });
    // In the background: a window opens even where a hello can't be said yet.
    if (!isGreeted)
      void greet(channel, at, person).catch((error: unknown) =>
        log.warn(`web: no hello in ${channel} yet`, { error }),
      );
    return true;
  }

  async function greet(channel: string, at: number, { id: user }: ChatPerson): Promise<void> {
    const address = { user, asked: null, isPrivate: false, channel, thread: null };
    const receipt = await handle({ kind: 'joined', workspace, address, at, redelivers: true });
    if (receipt === 'done') await history.setChannel(channel, { at, isGreeted: true });
  }

  function channelView(channel: string, me: ChatPerson, maySwitch: boolean): ChannelView {
    return {
      channel,
      me,
      people: history.people(),
      maySwitch,
      actions: messageActions.map(({ id, name }) => ({ id, name })),
      messages: history
        .messages(channel)
        .filter((message) => isSeenBy(message, me.id))
        .map(messageView),
    };
  }

  return async (request) => {
    if (request.method !== 'GET' || request.path !== '/api/events') return undefined;
    const query = { channel: usualChannel, ...Object.fromEntries(request.query) };
    const read = streamSchema.safeParse(query).data;
    if (read === undefined) return textReply(400, 'Name a channel in letters, digits and hyphens.');
    // Whoever isn't known any more, after the page's messages were deleted, is whoever is first.
    const person = (await senderOf(request, read.as)) ?? (await senderOf(request, ''));
    if (person === undefined) return textReply(400, 'Nobody is here yet.');
    const { channel, window: id } = read;
    if (!(await enter(channel, person)))
      return textReply(409, `There are ${limits.channels} channels already; open one of them.`);
    return {
      kind: 'events',
      open(stream) {
        const isOpen = windows.open({ id, person: person.id, channel, stream });
        if (isOpen) stream.send('channel', channelView(channel, person, request.person === null));
        else stream.end();
      },
    };
  };
}
