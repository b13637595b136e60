import type { z } from 'zod';
import type { History } from './history/history.ts';
import type { ChatPerson } from './history/journal.ts';
import type { PageReceipt } from './inbound/parts.ts';
import type { Inbound } from './inbound.ts';
import { limits } from './limits.ts';
import { payloads } from './payloads.ts';
import { namedPerson } from './people.ts';
import type { SenderOf } from './senders.ts';
import { jsonReply, textReply, type WebHandler, type WebReply, type WebRequest } from './server/exchange.ts';
import type { SentView } from './view.ts';

export type ChatRequestParts = {
  readonly history: History;
  readonly inbound: Inbound;
  readonly senderOf: SenderOf;
};

const unreadable = textReply(400, 'That is nothing this page sends; reload it.');

/** Takes what open windows send. */
export function createChatRequests({ history, inbound, senderOf }: ChatRequestParts): WebHandler {
  async function send<P extends { readonly as: string }>(
    request: WebRequest,
    schema: z.ZodType<P>,
    take: (person: ChatPerson, payload: P) => Promise<PageReceipt | SentView>,
  ): Promise<WebReply> {
    const payload = schema.safeParse(request.json).data;
    const person = payload === undefined ? undefined : await senderOf(request, payload.as);
    if (payload === undefined || person === undefined) return unreadable;
    const taken = await take(person, payload);
    const view: SentView = typeof taken === 'string' ? { kind: taken } : taken;
    return jsonReply(view.kind === 'again' ? 503 : 200, view);
  }

  function sendForm(request: WebRequest): Promise<WebReply> {
    return send(request, payloads.form, async (person, payload) => {
      const kept: string[] = [];
      const taken = await inbound.form(person, payload, (why) => void kept.push(why));
      const [why] = kept;
      return why === undefined ? taken : { kind: 'open', why };
    });
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

  return async (request) => {
    if (request.method !== 'POST') return undefined;
    switch (request.path) {
      case '/api/say':
        return send(request, payloads.say, inbound.say);
      case '/api/edit':
        return send(request, payloads.edit, inbound.edit);
      case '/api/erase':
        return send(request, payloads.erase, inbound.erase);
      case '/api/press':
        return send(request, payloads.press, inbound.press);
      case '/api/action':
        return send(request, payloads.action, inbound.action);
      case '/api/form':
        return sendForm(request);
      case '/api/person':
        return addPerson(request);
      default: // Open set: paths.
        return undefined;
    }
  };
}
