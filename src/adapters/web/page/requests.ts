import type { SentView } from '../view.ts';
import { type Identity, newId } from './identity.ts';

/** What became of something that was sent; `failed` if it didn't get through. */
export type Sent = SentView | { readonly kind: 'failed' };

export type Requests = {
  /** Sends something, and again for a while if it isn't taken: it has an id, so that it's done once. */
  send(path: string, body: Readonly<Record<string, unknown>>): Promise<Sent>;
  /** @returns the id of whoever has that name; null if there can be nobody of that name */
  addPerson(name: string): Promise<string | null>;
};

/** Milliseconds until each further try. */
const pauses = [300, 1_000, 3_000, 6_000, 10_000, 10_000, 10_000];

const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();

export function createRequests(identity: () => Identity): Requests {
  function post(path: string, body: Readonly<Record<string, unknown>>): Promise<Response> {
    const { window, as, channel } = identity();
    return fetch(`api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ window, as, channel, zone: zone ?? null, ...body }),
    });
  }

  /** @returns undefined if it's worth another try */
  async function once(path: string, body: Readonly<Record<string, unknown>>): Promise<Sent | undefined> {
    try {
      const response = await post(path, body);
      if (response.status >= 500) return undefined;
      if (!response.ok) return { kind: 'failed' };
      const sent: SentView = await response.json();
      return sent.kind === 'again' ? undefined : sent;
    } catch {
      return undefined;
    }
  }

  return {
    async send(path, body) {
      const named = { id: newId(), ...body };
      for (const pause of [0, ...pauses]) {
        await new Promise((resolve) => setTimeout(resolve, pause));
        const sent = await once(path, named);
        if (sent !== undefined) return sent;
      }
      return { kind: 'failed' };
    },
    async addPerson(name) {
      const response = await post('person', { name });
      if (!response.ok) return null;
      const person: { readonly id: string } = await response.json();
      return person.id;
    },
  };
}
