import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startUpkeep } from '../../../../src/adapters/command-line/serve/upkeep.ts';
import { openLog } from '../../../../src/adapters/log/open-log.ts';
import { openMemoryStore } from '../../../../src/adapters/memory/store.ts';
import { keptAfterUninstall, noteUninstalled } from '../../../../src/core/store/uninstall.ts';
import { conversationOf } from '../../../contract/documents.ts';

/** When upkeep first runs, in milliseconds. */
const afterStart = 10_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('removes expired documents and workspaces that uninstalled the app, and logs it', async () => {
  const store = { ...openMemoryStore(), now: () => keptAfterUninstall };
  const thread = { workspace: 'w', kind: 'conversation' } as const;
  await store.save({ ...thread, id: 'old' }, conversationOf('old'), { basedOn: 0, due: null, expires: 5 });
  await store.save({ ...thread, id: 'new' }, conversationOf('new'), { basedOn: 0, due: null });
  await store.save({ ...thread, workspace: 'gone', id: 'c' }, conversationOf('c'), { basedOn: 0, due: null });
  await noteUninstalled(store, 'gone', 0);
  const out = new PassThrough();
  const log = await openLog({ out, now: () => 0, secrets: [], format: 'text', level: 'info', words: false });
  const end = startUpkeep(store, log);
  vi.advanceTimersByTime(afterStart);
  await end();
  expect(await store.load({ ...thread, id: 'old' })).toBeUndefined();
  expect(await store.load({ ...thread, id: 'new' })).toBeDefined();
  expect(await store.workspaces()).toEqual(['w']);
  expect(await text(out.end())).toBe(
    '1970-01-01T00:00:00.000Z info removed 1 expired documents\n' +
      '1970-01-01T00:00:00.000Z info removed everything of gone, which uninstalled the app 30 days ago\n',
  );
});

it('goes on after the store fails', async () => {
  const out = new PassThrough();
  const store = { ...openMemoryStore(), expire: () => Promise.reject(new Error('away')) };
  const log = await openLog({ out, now: () => 0, secrets: [], format: 'text', level: 'info', words: false });
  const end = startUpkeep(store, log);
  vi.advanceTimersByTime(afterStart);
  await end();
  expect(await text(out.end())).toContain('warn removing expired documents failed: away');
});
