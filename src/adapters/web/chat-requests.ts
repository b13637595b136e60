import type { z } from 'zod';
import { messageActions } from '../chat/message-actions.ts';
import type { Log } from '../log/log.ts';
import { usualChannel, workspace } from './address.ts';
import type { History } from './history/history.ts';
import type { ChatPerson } from './history/journal.ts';
import { isSeenBy } from './history/message.ts';
import type { Inbound, Taken } from './inbound.ts';
import { limits } from './limits.ts';
import { payloads, streamSchema } from './payloads.ts';
import { namedPerson, vouchedPerson } from './people.ts';
import { jsonReply, textReply, type WebHandler, type WebReply, type WebRequest } from './server/exchange.ts';
import type { WebEvent } from './trigger.ts';
import { type ChannelView, messageView, type SentView } from './view.ts';
import type { Windows } from './windows.ts';

export type ChatRequestParts = {
  readonly history: History;
  readonly windows: Windows;
  readonly inbound: Inbound;
  readonly handle: (event: WebEvent) => Promise<unknown>;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

const unreadable = textReply(400, 'That is nothing this page sends; reload it.');

/** Answers what open pages ask and send. */
export function createChatRequests(parts: ChatRequestParts): WebHandler {
  const { history, windows, inbound, handle, log, now } = parts;

  /** Who sends this: whom the proxy names, or else whom the page speaks as. */
  async function senderOf(
    { person }: Pick<WebRequest, 'person'>,
    as: string,
  ): Promise<ChatPerson | undefined> {
    const known = (id: string): ChatPerson | undefined => history.people().find((one) => one.id === id);
    if (person === null) return known(as);
    const vouched = vouchedPerson(person);
    const before = known(vouched.id);
    if (before === undefined) await history.addPerson(vouched);
    return before ?? vouched;
  }

  /** A channel exists from when a page opens it; the bot says hello there. */
  async function enter(channel: string, person: ChatPerson): Promise<boolean> {
    const before = history.channels().get(channel);
    if (before === undefined && history.channels().size >= limits.channels) return false;
    const { at, isGreeted } = before ?? { at: now(), isGreeted: false };
    if (before === undefined) await history.setChannel(channel, { at, isGreeted });
    if (isGreeted) return true;
    const address = { user: person.id, asked: null, isPrivate: false, channel, thread: null };
    // In the background: a page opens even where a hello can't be said yet.
    void handle({ kind: 'joined', workspace, address, at, redelivers: true })
      .then((receipt) =>
        receipt === 'done' ? history.setChannel(channel, { at, isGreeted: true }) : undefined,
      )
      .catch((error: unknown) => log.warn(`web: no hello in ${channel}`, { error }));
    return true;
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

  async function openStream(request: WebRequest): Promise<WebReply> {
    const read = streamSchema.safeParse({
      channel: usualChannel,
      ...Object.fromEntries(request.query),
    }).data;
    if (read === undefined) return unreadable;
    const [first] = history.people();
    const person = (await senderOf(request, read.as)) ?? first;
    if (person === undefined || !(await enter(read.channel, person)))
      return textReply(409, `There are ${limits.channels} channels already; open one of them.`);
    const { channel, window: id } = read;
    return {
      kind: 'events',
      open(stream) {
        const isOpen = windows.open({ id, person: person.id, channel, stream });
        if (isOpen) stream.send('channel', channelView(channel, person, request.person === null));
        else stream.end();
      },
    };
  }

  type Sending<K extends keyof typeof payloads> = {
    readonly schema: (typeof payloads)[K];
    readonly take: (person: ChatPerson, payload: z.infer<(typeof payloads)[K]>) => Promise<SentView>;
  };

  async function taken<K extends keyof typeof payloads>(
    request: WebRequest,
    { schema, take }: Sending<K>,
  ): Promise<WebReply> {
    const payload = schema.safeParse(request.json).data;
    if (payload === undefined) return unreadable;
    const person = await senderOf(request, payload.as);
    return person === undefined ? unreadable : sentReply(await take(person, payload));
  }

  async function addPerson({ json, person }: WebRequest): Promise<WebReply> {
    const named = namedPerson(payloads.person.safeParse(json).data?.name ?? '');
    if (person !== null || named === undefined) return textReply(400, 'A name needs a letter or a digit.');
    const people = history.people();
    const known = people.find(({ id }) => id === named.id);
    if (known === undefined && people.length >= limits.people)
      return textReply(409, `There are ${limits.people} people already.`);
    if (known === undefined) await history.addPerson(named);
    return jsonReply(200, known ?? named);
  }

  async function sendForm(request: WebRequest): Promise<WebReply> {
    let why: string | null = null;
    const keep = (says: string): void => {
      why = says;
    };
    return taken(request, {
      schema: payloads.form,
      async take(person, payload) {
        const receipt = await inbound.form(person, payload, keep);
        return why === null ? sentView(receipt) : { kind: 'open', why };
      },
    });
  }

  return async (request) => {
    const { method, path } = request;
    if (!path.startsWith('/api/')) return undefined;
    if (method === 'GET' && path === '/api/events') return openStream(request);
    if (method !== 'POST') return undefined;
    switch (path) {
      case '/api/say':
        return taken(request, {
          schema: payloads.say,
          take: async (...given) => sentView(await inbound.say(...given)),
        });
      case '/api/edit':
        return taken(request, {
          schema: payloads.edit,
          take: async (...given) => sentView(await inbound.edit(...given)),
        });
      case '/api/erase':
        return taken(request, {
          schema: payloads.erase,
          take: async (...given) => sentView(await inbound.erase(...given)),
        });
      case '/api/press':
        return taken(request, {
          schema: payloads.press,
          take: async (...given) => sentView(await inbound.press(...given)),
        });
      case '/api/action':
        return taken(request, {
          schema: payloads.action,
          take: async (...given) => sentView(await inbound.action(...given)),
        });
      case '/api/form':
        return sendForm(request);
      case '/api/person':
        return addPerson(request);
      default: // Open set: paths.
        return undefined;
    }
  };
}

function sentView(taken: Taken): SentView {
  return { kind: taken };
}

function sentReply(view: SentView): WebReply {
  return jsonReply(view.kind === 'again' ? 503 : 200, view);
}
