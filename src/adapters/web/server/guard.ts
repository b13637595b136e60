import { createHash, timingSafeEqual } from 'node:crypto';
import { secretHeader, type WebAuth } from '../configuration.ts';
import { webLimits } from './limits.ts';

/** What of a request decides whether it's answered. */
export type Arrival = {
  readonly method: string;
  /** Each header with all its values, by its name in lower case. */
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
};

export type Admission =
  /** `person` is whom the proxy names; null without a proxy. */
  | { readonly kind: 'admitted'; readonly person: string | null }
  | { readonly kind: 'refused'; readonly status: number; readonly says: string };

export type Guard = (arrival: Arrival) => Admission;

/**
 * Decides which requests are answered. Without a proxy: those that name this machine as their host, so that no site can
 * reach the server under a name of its own (DNS rebinding). With one: those that carry its secret and name one person.
 * Either way, other sites may open a page, and nothing else: they can neither embed it nor send anything to it.
 */
export function createGuard(auth: WebAuth | null): Guard {
  return ({ method, headers }) => {
    const one = (name: string): string | undefined =>
      headers[name]?.length === 1 ? headers[name][0] : undefined;
    if (auth === null && !isThisMachine(one('host')))
      return refused(421, 'this page is for this machine alone: open it as http://127.0.0.1 or localhost');
    if (auth !== null && !isSecret(one(secretHeader), auth.secret))
      return refused(401, 'this page is served through a proxy that signs people in; ask whoever runs it');
    if (!isSameSite(method, one))
      return refused(403, 'another site sent this request; open the page itself instead');
    if (auth === null) return { kind: 'admitted', person: null };
    const person = personIn(one(auth.header));
    return person === undefined
      ? refused(401, `the proxy did not say who you are (${auth.header}); ask whoever runs it`)
      : { kind: 'admitted', person };
  };
}

function refused(status: number, says: string): Admission {
  return { kind: 'refused', status, says };
}

/** With any port: it may be forwarded. */
function isThisMachine(host: string | undefined): boolean {
  return host !== undefined && /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i.test(host);
}

/** In a time that doesn't depend on where they differ. */
function isSecret(given: string | undefined, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return given !== undefined && timingSafeEqual(digest(given), digest(secret));
}

/**
 * Whether a request comes from the page itself, or opens it. Browsers say where one comes from (Fetch Metadata); older ones
 * at least name the origin of what could change something.
 */
function isSameSite(method: string, one: (header: string) => string | undefined): boolean {
  const site = one('sec-fetch-site');
  const reads = method === 'GET' || method === 'HEAD';
  if (site === 'same-origin' || site === 'none') return true;
  if (site !== undefined) return reads && one('sec-fetch-mode') === 'navigate';
  const origin = one('origin');
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === one('host');
}

/**
 * The person that a header names. Node reads header bytes as Latin-1, and proxies send UTF-8. A comma is what a second
 * value is joined with, so a name with one is refused.
 */
function personIn(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const text = Buffer.from(value, 'latin1').toString('utf8').trim();
  const fits = text.length > 0 && text.length <= webLimits.person;
  return fits && !/[\p{C},\ufffd]/u.test(text) ? text : undefined;
}
