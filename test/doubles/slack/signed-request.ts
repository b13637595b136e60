import { createHmac } from 'node:crypto';
import type { Acknowledged, Delivery } from './server.ts';

export type Signing = {
  readonly secret: string;
  /** Time of the signature, in seconds since 1970. */
  readonly at: number;
  readonly retry: number;
  /** What is sent instead of the delivery. */
  readonly body?: string | undefined;
};

/** Delivers as a signed request: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export async function sendSigned(
  port: number,
  delivery: Delivery,
  { secret, at, retry, body = bodyFor(delivery) }: Signing,
): Promise<Acknowledged> {
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
  const type = delivery.type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded';
  const retries = { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' };
  const began = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': signature,
      ...(retry === 0 ? {} : retries),
    },
  });
  return { body: await response.text(), ms: performance.now() - began, status: response.status };
}

function bodyFor({ type, payload }: Delivery): string {
  switch (type) {
    case 'events_api':
      return JSON.stringify(payload);
    case 'slash_commands':
      return String(new URLSearchParams(strings(payload)));
    case 'interactive':
      return `payload=${encodeURIComponent(JSON.stringify(payload))}`;
    default:
      return type satisfies never;
  }
}

function strings(payload: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
}
