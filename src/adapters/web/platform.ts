import type { Pictures } from '../chart/pictures.ts';
import type { Clock } from '../chat/clock.ts';
import type { Handle } from '../chat/events.ts';
import type { Platform } from '../chat/platform.ts';
import type { Log } from '../log/log.ts';
import { type Address, addressSchema, threadName } from './address.ts';
import { createChannelStream } from './channel-stream.ts';
import { createChatRequests } from './chat-requests.ts';
import type { WebConfiguration } from './configuration.ts';
import { createOpenForms, formView } from './forms.ts';
import type { History } from './history/history.ts';
import { isSeenBy, type MessageContent } from './history/message.ts';
import { readEarlier } from './inbound/earlier.ts';
import type { Trigger } from './inbound/trigger.ts';
import { createInbound } from './inbound.ts';
import { tellNote } from './notes.ts';
import { createOutbound } from './outbound.ts';
import { servePageFiles } from './page-files.ts';
import { firstPeople } from './people.ts';
import { createPictureRequests } from './picture-requests.ts';
import { renderMessages } from './render/message.ts';
import { createSenderOf } from './senders.ts';
import type { WebHandler } from './server/exchange.ts';
import { openWebServer, type WebServer } from './server/web-server.ts';
import { createStanding } from './standing.ts';
import { messageView } from './view.ts';
import { createWindows } from './windows.ts';

export type WebPlatform = Platform<Address, MessageContent, Trigger> & {
  /** Where a browser finds the page; null while it isn't served. */
  url(): string | null;
};

export type WebPlatformParts = {
  readonly configuration: WebConfiguration;
  readonly history: History;
  readonly pictures: Pick<Pictures, 'png'>;
  /** Other pages of the same server. */
  readonly handlers?: readonly WebHandler[];
  readonly log: Log;
  readonly clock: Clock;
};

/** The chat page, as the chat layer sees it. */
export function createWebPlatform({
  configuration,
  history,
  pictures,
  handlers = [],
  log,
  clock,
}: WebPlatformParts): WebPlatform {
  const { now } = clock;
  const windows = createWindows();
  const forms = createOpenForms();
  const running = new Set<Promise<unknown>>();
  let server: WebServer | null = null;
  let handle: Handle<Address, Trigger> | null = null;

  async function onEvent(
    event: Parameters<Handle<Address, Trigger>>[0],
  ): ReturnType<Handle<Address, Trigger>> {
    if (handle === null) return 'again';
    const work = handle(event);
    running.add(work);
    return work.finally(() => running.delete(work));
  }

  const inbound = createInbound({ history, forms, handle: onEvent, now });
  const stopShowing = history.onChange((change) => {
    for (const { channel, person, stream } of windows.all()) {
      if (change.kind === 'people') stream.send('people', history.people());
      else if (change.message.channel !== channel || !isSeenBy(change.message, person)) continue;
      else if (change.kind === 'drop') stream.send('drop', { id: change.message.id });
      else stream.send('put', messageView(change.message));
    }
  });

  function names(ids: readonly string[]): ReadonlyMap<string, string> {
    const known = history.people().filter(({ id }) => ids.includes(id));
    return new Map(known.map(({ id, name }) => [id, name]));
  }

  return {
    id: 'web',
    capabilities: {
      forms: true,
      edits: true,
      privateMessages: true,
      privateNotes: true,
      settingsBy: 'members',
      mentionsOnly: false,
      acknowledgeWithin: 0,
    },
    addressSchema,

    async listen(given) {
      if (history.people().length === 0 && configuration.auth === null)
        for (const person of firstPeople) await history.addPerson(person);
      handle = given;
      const senderOf = createSenderOf(history);
      server = await openWebServer(configuration, {
        handlers: [
          servePageFiles,
          createChannelStream({ history, windows, senderOf, handle: onEvent, log, now }),
          createChatRequests({ history, inbound, senderOf }),
          createPictureRequests(history, pictures),
          ...handlers,
        ],
        onError: (error) => log.warn('web: a request failed', { error }),
      });
    },
    async stopListening() {
      handle = null;
      await Promise.allSettled(running);
    },
    async close() {
      stopShowing();
      windows.closeAll();
      await server?.close();
      server = null;
      await history.close();
    },
    isReady: () => server !== null,
    url: () => server?.url ?? null,
    tick: () => history.expire(now()),

    standing: createStanding(configuration.auth),
    earlier: async (source) => readEarlier(history, source),
    people: async (ids) => names(ids),

    attach: async (_, png) => ({ ref: 'chart', png }),
    render: renderMessages,
    plainer: () => null,

    ...createOutbound({ history, now }),
    // To its asker alone. What begins no thread stands in the channel.
    noteTo: ({ address, delivery }) =>
      address.isPrivate
        ? null
        : {
            ...address,
            asked: null,
            thread: address.thread === delivery ? null : address.thread,
            isPrivate: true,
            isNote: true,
          },
    channelAddress: (_, channel) => ({ user: '', asked: null, isPrivate: false, channel, thread: null }),
    threadOf: ({ channel, thread }) => (thread === null ? null : threadName({ channel, thread })),
    channelOf: ({ channel }) => channel,
    othersMayJoin: ({ isPrivate }) => !isPrivate,
    pace: () => null,

    async openForm(form, { window, address }, carries) {
      const name = forms.add({ form, carries, person: address.user, address });
      const event = { name: 'form', data: formView(name, form) };
      return windows.sendTo(window, address.user, event)
        ? { kind: 'delivered', id: null, next: address }
        : { kind: 'later', says: 'the window that asked for the form is gone', mayBeDone: false };
    },
    tell: (note, { address, ...trigger }) => tellNote(note, { ...trigger, address }, { history, names, now }),
  };
}
