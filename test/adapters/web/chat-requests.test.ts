import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/adapters/web/limits.ts';
import { answered, openSite, type Site, write } from './harness.ts';

const secret = 'a-secret-that-nobody-guesses';
const auth = { header: 'x-user', secret, managers: [] };
const through = (person: string) => ({ 'x-tradeoff-secret': secret, 'x-user': person });

const post = (site: Site, path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${site.url}api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const said = (more: object = {}) => ({
  id: randomUUID(),
  window: 'w',
  as: 'you',
  channel: 'general',
  zone: null,
  thread: null,
  words: 'explain flask',
  isToBot: true,
  ...more,
});

describe('what no page of ours sends', () => {
  it.each([
    ['nothing', undefined],
    ['a message without words', said({ words: undefined })],
    ['a field too many', said({ admin: true })],
    ['an id that is none', said({ id: 'x' })],
    ['more words than fit', said({ words: 'x'.repeat(limits.words + 1) })],
    ['somebody unknown', said({ as: 'mallory' })],
    ['a channel with a strange name', said({ channel: '../x' })],
  ])('is refused: %s', async (_, body) => {
    const site = await openSite();
    expect((await post(site, 'say', body)).status).toBe(400);
    expect(site.history.messages('general')).toEqual([]);
  });

  it('opens no window', async () => {
    const site = await openSite();
    for (const query of ['', 'window=w&channel=A%20B', `window=${'w'.repeat(101)}`])
      expect((await fetch(`${site.url}api/events?${query}`)).status).toBe(400);
  });

  it('makes no channel beyond the last one', async () => {
    const site = await openSite();
    for (let count = 0; count < limits.channels; count++) await site.window('you', { channel: `c${count}` });
    expect((await fetch(`${site.url}api/events?window=w&channel=one-more`)).status).toBe(409);
  });
});

describe('somebody new', () => {
  it('is whom they say they are, on this machine', async () => {
    const site = await openSite();
    const names = { window: 'w', as: 'you', channel: 'general', zone: null };
    const added = await post(site, 'person', { ...names, name: 'Cleo' });
    expect(await added.json()).toEqual({ id: 'cleo', name: 'Cleo' });
    expect((await post(site, 'person', { ...names, name: '<>' })).status).toBe(400);
    const cleo = await site.window('cleo');
    await write(cleo, 'explain flask');
    await expect.poll(() => cleo.messages().find(({ kind }) => kind === 'said')?.author).toBe('cleo');
  });

  it('who is not known any more speaks as whoever is first', async () => {
    const site = await openSite();
    const window = await site.window('somebody-else');
    expect(window.messages()).toBeDefined();
  });
});

describe('behind a proxy', () => {
  it('people are whom the proxy names, whatever their window says', async () => {
    const site = await openSite(auth);
    const anna = await site.window('ben@example.org', { headers: through('anna@example.org') });
    await write(anna, 'explain flask');
    await answered(anna, /Flask/);
    const [message] = anna.messages().filter(({ kind }) => kind === 'said');
    expect(message?.author).toBe('anna@example.org');
    expect(site.history.people()).toEqual([{ id: 'anna@example.org', name: 'anna' }]);
  });

  it('nobody makes up a person', async () => {
    const site = await openSite(auth);
    const body = { window: 'w', as: '', channel: 'general', zone: null, name: 'Mallory' };
    expect((await post(site, 'person', body, through('anna'))).status).toBe(400);
  });

  it('nothing is said or seen without the proxy', async () => {
    const site = await openSite(auth);
    for (const headers of [
      {},
      { 'x-user': 'anna' },
      { ...through('anna'), 'x-tradeoff-secret': 'guessed' },
    ]) {
      expect((await post(site, 'say', said(), headers)).status).toBe(401);
      expect((await fetch(site.url, { headers })).status).toBe(401);
      expect((await fetch(`${site.url}api/events?window=w`, { headers })).status).toBe(401);
    }
    expect(site.history.messages('general')).toEqual([]);
  });
});

describe('the picture of a chart', () => {
  it('is served to those who see its message, and to nobody else', async () => {
    const site = await openSite(auth);
    const anna = await site.window('', { headers: through('anna') });
    await write(anna, '/tradeoff compare django and flask on databases as a chart privately', {
      isToBot: false,
    });
    await expect
      .poll(() => anna.messages().some(({ blocks }) => blocks.some(({ picture }) => picture)))
      .toBe(true);
    const address = anna
      .messages()
      .flatMap(({ blocks }) => blocks.flatMap(({ picture }) => picture ?? []))[0];
    const get = (person: string) => fetch(`${site.url}${address}`, { headers: through(person) });
    const seen = await get('anna');
    expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await get('ben')).status).toBe(404);
    const other = await fetch(`${site.url}pictures/${randomUUID()}/0.png`, { headers: through('anna') });
    expect(other.status).toBe(404);
  });
});
