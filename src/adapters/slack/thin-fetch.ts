import type { webApi } from '@slack/bolt';
import { Agent, type Dispatcher, request } from 'undici';

export type SlackFetch = NonNullable<webApi.WebClientOptions['fetch']>;

/**
 * A fetch for Slack's client that keeps connections and skips what the standard one spends on streams: half
 * the processor time of a call. Time-outs and aborts come with the signal; redirects are errors, as the client
 * wants them. Forms with files go to the standard one.
 */
export function createThinFetch(): {
  readonly fetch: SlackFetch;
  /** Its kept connections, for other calls to Slack. */
  readonly connections: Dispatcher;
  close(): Promise<void>;
} {
  const agent = new Agent({ keepAliveTimeout: 30_000, connections: 64 });

  const thin: SlackFetch = async (url, init = {}) => {
    const { method = 'GET', headers = {}, body, signal, redirect } = init;
    // Of objects alone: at the first mention of FormData Node reads its own fetch, which takes a start 20 ms.
    if (typeof body === 'object' && body instanceof FormData) return globalThis.fetch(url, init);
    const response = await request(url, {
      method: methodOf(method),
      headers,
      dispatcher: agent,
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    });
    const status = response.statusCode;
    if (status >= 300 && status < 400 && redirect === 'error') {
      await response.body.dump();
      throw new TypeError(`${new URL(url).host} answered with a redirect (${status}); check SLACK_API_URL`);
    }
    return {
      ok: status >= 200 && status < 300,
      status,
      statusText: '',
      url: String(url),
      headers: {
        get: (name) => one(response.headers[name.toLowerCase()]),
        entries: () =>
          Object.entries(response.headers).map(([name, value]): [string, string] => [name, one(value) ?? '']),
      },
      arrayBuffer: () => response.body.arrayBuffer(),
      json: () => response.body.json(),
      text: () => response.body.text(),
    };
  };
  return { fetch: thin, connections: agent, close: () => agent.close() };
}

function one(value: string | string[] | undefined): string | null {
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}

function methodOf(method: string): 'GET' | 'POST' {
  return method.toUpperCase() === 'POST' ? 'POST' : 'GET';
}
