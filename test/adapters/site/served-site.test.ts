import { describe, expect, it } from 'vitest';
import type { NamedRecord } from '../../../src/adapters/decisions/exported-records.ts';
import { openLiveSite } from '../../../src/adapters/site/live-site.ts';
import { siteHandler } from '../../../src/adapters/site/site-handler.ts';
import type { WebReply, WebRequest } from '../../../src/adapters/web/server/exchange.ts';
import { builtIn } from '../../core/built-in.ts';
import { manyRecords } from './many-records.ts';

const frame = { title: 'Decisions', address: null };

function request(path: string, more: Partial<WebRequest> = {}): WebRequest {
  return {
    method: 'GET',
    path,
    query: new URLSearchParams(),
    headers: {},
    person: null,
    json: undefined,
    ...more,
  };
}

type Whole = Extract<WebReply, { kind: 'whole' }>;

function whole(reply: WebReply | undefined): Whole {
  if (reply?.kind !== 'whole') throw new Error('that is no page');
  return reply;
}

describe('a live site', () => {
  function openSource() {
    const source = {
      print: 'a',
      reads: 0,
      clock: 0,
      list: [] as readonly NamedRecord[],
    };
    const site = openLiveSite(
      {
        records: async () => {
          source.reads++;
          return source.list;
        },
        fingerprint: async () => source.print,
        knowledge: () => builtIn,
      },
      frame,
      () => source.clock,
    );
    return { source, site };
  }

  it('is built again only after something has changed, and once more when that has settled', async () => {
    const { source, site } = openSource();
    expect(site.files().size).toBe(0);
    expect(await site.refresh()).toBe(true);
    source.clock += 10_000;
    expect(await site.refresh()).toBe(false);
    source.list = manyRecords(1);
    source.print = 'b';
    expect(await site.refresh()).toBe(true);
    expect(site.files().has('records/d-000000.html')).toBe(true);
    source.clock += 20_000;
    expect(await site.refresh()).toBe(true);
    expect(await site.refresh()).toBe(false);
    source.clock += 400_000;
    expect(await site.refresh()).toBe(true);
  });

  it('is built once for all who ask meanwhile', async () => {
    const { source, site } = openSource();
    await Promise.all([site.refresh(), site.refresh(), site.refresh()]);
    expect(source.reads).toBe(1);
  });

  it('stops in the middle if the program does', async () => {
    const { source, site } = openSource();
    source.list = manyRecords(50);
    site.stop();
    await expect(site.refresh()).rejects.toThrow('stops');
  });
});

describe('a served site', () => {
  const files = new Map([
    ['index.html', '<p>all</p>'],
    ['records/d-1.html', '<p>one</p>'],
    ['search/index.js', 'x()'],
    ['records/d-1.md', '# one'],
  ]);
  const serve = siteHandler({ files: () => files });

  it('has its pages below one address, each of its own type, under its own policy', async () => {
    const types = ['', 'records/d-1.html', 'search/index.js', 'records/d-1.md'].map(async (name) => {
      const { status, type, headers } = whole(await serve(request(`/decisions/${name}`)));
      expect(status).toBe(200);
      expect(headers?.['content-security-policy']).toMatch(
        /^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'$/,
      );
      return type.split(';')[0];
    });
    expect(await Promise.all(types)).toEqual(['text/html', 'text/html', 'text/javascript', 'text/markdown']);
  });

  it('leaves everything else to others, and says where nothing is', async () => {
    expect(await serve(request('/'))).toBeUndefined();
    expect(await serve(request('/decisionsx'))).toBeUndefined();
    expect(whole(await serve(request('/decisions/nothing.html'))).status).toBe(404);
    expect(whole(await serve(request('/decisions/records'))).status).toBe(404);
    expect(whole(await serve(request('/decisions'))).headers).toMatchObject({ location: 'decisions/' });
    expect(whole(await serve(request('/decisions/', { method: 'POST' }))).status).toBe(405);
  });

  it('sends a page once to whoever has it', async () => {
    const tag = whole(await serve(request('/decisions/'))).headers?.etag ?? '';
    const again = whole(await serve(request('/decisions/', { headers: { 'if-none-match': tag } })));
    expect(again).toMatchObject({ status: 304, body: '' });
    files.set('index.html', '<p>more</p>');
    expect(whole(await serve(request('/decisions/', { headers: { 'if-none-match': tag } }))).status).toBe(
      200,
    );
  });
});
