import { randomUUID } from 'node:crypto';
import { afterEach, expect } from 'vitest';
import { systemClock } from '../../../src/adapters/chat/clock.ts';
import { silentLog } from '../../../src/adapters/log/log.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { createWebAdapter, type WebAdapter } from '../../../src/adapters/web/adapter.ts';
import type { WebAuth } from '../../../src/adapters/web/configuration.ts';
import { type History, openHistory } from '../../../src/adapters/web/history/history.ts';
import { memoryJournal } from '../../../src/adapters/web/history/journal.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { builtIn } from '../../core/built-in.ts';
import {
  controlsOf,
  openWindow,
  type TestWindow,
  textOf,
  type WindowMessage,
} from '../../doubles/web/window.ts';

export type Site = {
  readonly url: string;
  readonly history: History;
  /** Opens a window, as somebody or with a proxy's headers. */
  window(
    as: string,
    options?: { readonly channel?: string; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<TestWindow>;
  /** Ends the process, and begins another one on the same store and history. */
  restart(): Promise<void>;
};

/** What a picture is made of doesn't matter here. */
const aPicture = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** The chat page's server with the bot, until the test ends. */
export async function openSite(auth: WebAuth | null = null): Promise<Site> {
  const store = openMemoryStore();
  const journal = memoryJournal();
  const begin = async (): Promise<{ adapter: WebAdapter; history: History }> => {
    const history = await openHistory(journal);
    const adapter = createWebAdapter({
      assistant: createAssistant({ store, knowledge: () => builtIn, now: store.now }),
      store,
      configuration: { port: 0, host: '127.0.0.1', auth, chat: true },
      history,
      pictures: { png: async () => aPicture },
      log: silentLog,
      clock: systemClock,
    });
    await adapter.start();
    closers.push(() => adapter.stop());
    return { adapter, history };
  };
  let running = await begin();
  const url = (): string => running.adapter.url() ?? '';
  return {
    get url() {
      return url();
    },
    get history() {
      return running.history;
    },
    async window(as, { channel = 'general', headers = {} } = {}) {
      const window = await openWindow(url(), { as, channel, headers });
      closers.push(window.close);
      return window;
    },
    async restart() {
      await running.adapter.stop();
      running = await begin();
    },
  };
}

/** Writes a message. @returns its id */
export async function write(
  window: TestWindow,
  words: string,
  { thread = null, isToBot = true }: { readonly thread?: string | null; readonly isToBot?: boolean } = {},
): Promise<string> {
  const id = randomUUID();
  expect(await window.send('say', { id, thread, words, isToBot })).toEqual({ status: 200, kind: 'done' });
  return id;
}

export function postsIn(window: TestWindow): readonly WindowMessage[] {
  return window.messages().filter(({ kind }) => kind === 'posted');
}

/** Waits for a message of the bot that says this. */
export async function answered(window: TestWindow, says: RegExp): Promise<WindowMessage> {
  const found = (): WindowMessage | undefined => postsIn(window).findLast((one) => says.test(textOf(one)));
  await expect.poll(() => found() !== undefined, { message: `an answer like ${says}` }).toBe(true);
  const message = found();
  if (message === undefined) throw new Error('it is gone again');
  return message;
}

/** What a press of a control sends. */
export function pressOf(message: WindowMessage, label: RegExp): { id: string; message: string; key: string } {
  const control = controlsOf(message).find((one) => label.test(one.label));
  if (control === undefined) throw new Error(`there is no ${label} under ${textOf(message)}`);
  return { id: randomUUID(), message: message.id, key: control.key };
}
