import { describe, expect, it } from 'vitest';
import { type Arrival, createGuard } from '../../../../src/adapters/web/server/guard.ts';

const secret = 'a-secret-that-nobody-guesses';
const arrival = (headers: Readonly<Record<string, string | readonly string[]>>, method = 'GET'): Arrival => ({
  method,
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]),
  ),
});
const statusOf = (guard: ReturnType<typeof createGuard>, given: Arrival): number => {
  const admission = guard(given);
  return admission.kind === 'refused' ? admission.status : 200;
};

describe('without a proxy', () => {
  const guard = createGuard(null);

  it.each(['127.0.0.1', '127.0.0.1:3000', 'localhost:3000', 'LOCALHOST', '[::1]:3000'])(
    'a request to %s is answered',
    (host) => {
      expect(guard(arrival({ host }))).toEqual({ kind: 'admitted', person: null });
    },
  );

  it.each([
    'evil.example',
    'evil.example:3000',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'foo.localhost',
    '192.168.0.2:3000',
    '0.0.0.0:3000',
    '',
  ])('a request to the host %j is not, whatever that name resolves to', (host) => {
    expect(statusOf(guard, arrival({ host }))).toBe(421);
  });

  it('a request without a host, or with two, is not', () => {
    expect(statusOf(guard, arrival({}))).toBe(421);
    expect(statusOf(guard, arrival({ host: ['localhost', 'evil.example'] }))).toBe(421);
  });

  it('nobody is whom a header names', () => {
    const named = arrival({ host: 'localhost', 'x-user': 'anna', 'x-forwarded-user': 'anna' });
    expect(guard(named)).toEqual({ kind: 'admitted', person: null });
  });

  const host = '127.0.0.1:3000';
  it.each([
    ['the page itself', 'POST', { 'sec-fetch-site': 'same-origin' }, 200],
    ['an address that was typed', 'GET', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }, 200],
    ['a link of another site', 'GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 200],
    [
      'a picture on another site',
      'GET',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      403,
    ],
    ['a page on another port', 'GET', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }, 403],
    ['a form of another site', 'POST', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 403],
    ['an older browser on the page', 'POST', { origin: 'http://127.0.0.1:3000' }, 200],
    ['an older browser on another site', 'POST', { origin: 'https://evil.example' }, 403],
    ['a page without an origin', 'POST', { origin: 'null' }, 403],
    ['a program', 'POST', {}, 200],
  ] as const)('what comes from %s (%s) gets %s', (_, method, headers, status) => {
    expect(statusOf(guard, arrival({ host, ...headers }, method))).toBe(status);
  });
});

describe('behind a proxy', () => {
  const guard = createGuard({ header: 'x-forwarded-user', secret, managers: [] });
  const through = { host: 'team.example', 'x-tradeoff-secret': secret };

  it('somebody is whom the proxy names, under whatever name the server is reached', () => {
    expect(guard(arrival({ ...through, 'x-forwarded-user': 'anna@example.com' }))).toEqual({
      kind: 'admitted',
      person: 'anna@example.com',
    });
  });

  it('a name arrives as the proxy wrote it, in UTF-8', () => {
    const bytes = Buffer.from('Åsa Öberg', 'utf8').toString('latin1');
    expect(guard(arrival({ ...through, 'x-forwarded-user': bytes }))).toMatchObject({ person: 'Åsa Öberg' });
  });

  it.each([
    ['no secret', {}],
    ['a wrong secret', { 'x-tradeoff-secret': `${secret}x` }],
    ['the secret twice', { 'x-tradeoff-secret': [secret, secret] }],
  ])('with %s, nobody is anybody', (_, headers) => {
    expect(statusOf(guard, arrival({ host: 'localhost', 'x-forwarded-user': 'anna', ...headers }))).toBe(401);
  });

  it.each([
    ['nobody', {}],
    ['nothing', { 'x-forwarded-user': ' ' }],
    ['two people', { 'x-forwarded-user': ['mallory', 'anna'] }],
    ['two people in one header', { 'x-forwarded-user': 'mallory, anna' }],
    ['a name with control characters', { 'x-forwarded-user': 'anna\u0007' }],
    ['a name of any length', { 'x-forwarded-user': 'a'.repeat(101) }],
  ])('a request that names %s is refused', (_, headers) => {
    expect(statusOf(guard, arrival({ ...through, ...headers }))).toBe(401);
  });

  it('another site can send nothing in somebody’s name', () => {
    const signedIn = { ...through, 'x-forwarded-user': 'anna' };
    expect(statusOf(guard, arrival({ ...signedIn, 'sec-fetch-site': 'cross-site' }, 'POST'))).toBe(403);
  });
});
