import { randomUUID } from 'node:crypto';
import { type ChatAdapter, createChatAdapter } from '../../../src/adapters/chat/adapter.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { workspace } from '../../../src/adapters/web/address.ts';
import { type History, openHistory } from '../../../src/adapters/web/history/history.ts';
import { memoryJournal } from '../../../src/adapters/web/history/journal.ts';
import { createWebPlatform } from '../../../src/adapters/web/platform.ts';
import { controlOf } from '../../../src/adapters/web/presses.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import type { PlatformUnderTest, SeenPost, Stage } from '../../contract/chat-stage.ts';
import { builtIn } from '../../core/built-in.ts';
import { createSteppingClock } from '../stepping-clock.ts';
import { createPostFaults } from './post-faults.ts';
import { controlsOf, openWindow, type TestWindow, textOf, type WindowMessage } from './window.ts';

const knowledge = builtIn;
const channel = 'general';
const other = 'new-here';
const everybody = ['anna', 'ben', 'cleo', 'max', 'onlooker'];
const configuration = { port: 0, host: '127.0.0.1', auth: null, chat: false };

/** The chat page's server, and a window for each of a few people, without a browser. */
export const web: PlatformUnderTest = {
  name: 'web',
  capabilities: { forms: true, edits: true, privateMessages: true, privateNotes: true },
  async open({ store = { ...openMemoryStore(), shared: true }, start = true } = {}): Promise<Stage> {
    const clock = createSteppingClock();
    const faults = createPostFaults(clock.now);
    const journal = memoryJournal();
    const log: string[] = [];
    const line = (text: string): void => void log.push(text);
    const windows = new Map<string, TestWindow>();
    const processes: { readonly adapter: ChatAdapter; kill(): void }[] = [];
    let history: History | undefined;
    let url = '';
    let isFormless = 0;
    let last: { readonly person: string; readonly path: string; readonly body: object } | undefined;
    let written: { readonly person: string; readonly id: string } | undefined;
    for (const id of everybody) await journal.append({ kind: 'person', person: { id, name: id } });
    // Whoever is here has been greeted.
    await journal.append({ kind: 'channel', name: channel, at: clock.now(), isGreeted: true });

    async function open(): Promise<void> {
      const own = clock.process();
      const opened = await openHistory(journal);
      const platform = createWebPlatform({
        configuration,
        history: opened,
        pictures: { png: async () => null },
        log: { debug: line, info: line, warn: line, error: line },
        clock: own,
      });
      const adapter = createChatAdapter({
        platform: faults.wrap(platform),
        assistant: createAssistant({ store, knowledge: () => knowledge, now: clock.now }),
        store,
        pictures: { png: async () => null },
        log: { debug: line, info: line, warn: line, error: line },
        clock: own,
        pace: { drainFor: 200 },
      });
      processes.push({
        adapter,
        kill() {
          own.kill();
          void platform.close();
        },
      });
      await adapter.start();
      history = opened;
      url = platform.url() ?? '';
      for (const as of everybody) windows.set(as, await openWindow(url, { as, channel }));
    }

    const windowOf = (person: string): TestWindow => {
      const window = windows.get(person);
      if (window === undefined) throw new Error(`${person} has no window`);
      return window;
    };
    /** Resolves when the turn is committed. Unlike a page, it sends nothing again by itself: `redeliver` does. */
    async function send(person: string, path: string, body: object): Promise<void> {
      last = { person, path, body };
      await windowOf(person)
        .send(path, body)
        .catch(() => {});
    }
    function write(person: string, thread: string | null, words: string, isToBot: boolean): string {
      const id = randomUUID();
      written = { person, id };
      void send(person, 'say', { id, thread, words, isToBot });
      return id;
    }
    const seen = (message: WindowMessage): SeenPost => ({
      id: message.id,
      text: textOf(message),
      buttons: controlsOf(message).map(({ label }) => label),
    });
    const posted = (person: string): readonly WindowMessage[] =>
      windowOf(person)
        .messages()
        .filter(({ kind }) => kind === 'posted');
    const publicPosts = (): readonly WindowMessage[] => posted('onlooker');
    let joined: TestWindow | undefined;

    async function press(person: string, message: WindowMessage, label: string): Promise<void> {
      const control = controlsOf(message).find((one) => one.label === label || one.label.startsWith(label));
      if (control === undefined) throw new Error(`there is no ${label} under ${textOf(message)}`);
      await send(person, 'press', { id: randomUUID(), message: message.id, key: control.key });
    }

    if (start) await open();
    return {
      manager: 'max',
      workspace,
      store,
      assistant: createAssistant({ store, knowledge: () => knowledge, now: clock.now }),
      clock,
      log,
      ask: async (person, words) => ({ id: write(person, null, words, true) }),
      say: async (person, thread, words) => void write(person, thread.id, words, true),
      async talk(lines) {
        let thread: string | null = null;
        for (const { person, words } of lines) {
          const id = write(person, thread, words, false);
          await windowShows(windowOf(person), id);
          thread ??= id;
        }
        return { id: thread ?? '' };
      },
      talkIn: async (person, thread, words) => {
        await windowShows(windowOf(person), write(person, thread.id, words, false));
      },
      async edit(words, isToBot = false) {
        if (written === undefined) return;
        await windowShows(windowOf(written.person), written.id);
        void send(written.person, 'edit', { id: randomUUID(), message: written.id, words, isToBot });
      },
      async erase() {
        if (written === undefined) return;
        await windowShows(windowOf(written.person), written.id);
        void send(written.person, 'erase', { id: randomUUID(), message: written.id });
      },
      async join() {
        joined?.close();
        joined = await openWindow(url, { as: 'anna', channel: other });
        return other;
      },
      joinedPosts: () => (joined?.messages() ?? []).filter(({ kind }) => kind === 'posted').map(seen),
      async redeliver() {
        if (last !== undefined) void send(last.person, last.path, last.body);
      },
      askPrivately: async (person, words) => void write(person, null, `/tradeoff ${words} privately`, false),
      async pressPrivately(person, label) {
        const message = posted(person).findLast(
          (one) => one.isPrivate && controlsOf(one).some((control) => control.label.startsWith(label)),
        );
        if (message === undefined) throw new Error(`${person} sees nothing that says ${label}`);
        await press(person, message, label);
      },
      repliesInChannel: () => [],
      channelPosts: () =>
        publicPosts()
          .filter(({ thread }) => thread === null)
          .map(seen),
      posts: ({ id }) =>
        [...publicPosts(), ...(joined?.messages() ?? [])]
          .filter((one) => one.thread === id && one.kind === 'posted')
          .map(seen),
      seenBy: (person) =>
        posted(person)
          .filter(({ isPrivate }) => isPrivate)
          .map(textOf),
      async press(person, _, { id }, label) {
        const message = [...posted(person), ...(joined?.messages() ?? [])].find((one) => one.id === id);
        if (message === undefined) throw new Error(`${person} sees no message ${id}`);
        await press(person, message, label);
      },
      async openForm(person, thread, ref) {
        const control = controlOf('Open', { kind: 'open', ref });
        const content = {
          blocks: [{ kind: 'controls' as const, buttons: [control], picks: [] }],
          menu: [],
          conversation: `${channel}/${thread.id}`,
          isAloud: true,
        };
        const id = randomUUID();
        const where = { channel, thread: thread.id, shownTo: person, at: clock.now() };
        await history?.put({ kind: 'posted', id, ...where, answer: null, part: 0, content, isEdited: false });
        const body = { id: randomUUID(), message: id, key: control.key };
        const isGone = isFormless > 0;
        isFormless = 0;
        void send(person, 'press', isGone ? { ...body, window: 'closed-meanwhile' } : body);
      },
      async fill(person, _, answers) {
        const form = windowOf(person).form();
        if (form === undefined) return false;
        const inOrder = Object.values(answers);
        const filled = form.fields.flatMap(({ id, label, options }, index) => {
          const answer = answers[label] ?? inOrder[index];
          const option = options.find(({ value, label: shown }) => value === answer || shown === answer);
          return answer === undefined ? [] : [[id, option?.value ?? answer]];
        });
        void send(person, 'form', { id: randomUUID(), form: form.name, filled: Object.fromEntries(filled) });
        return true;
      },
      failForms(times) {
        isFormless = times;
      },
      fail: faults.fail,
      failFor: faults.failFor,
      tick: clock.tick,
      async restart() {
        processes.at(-1)?.kill();
        for (const window of windows.values()) window.close();
        await open();
      },
      stop: async () => processes.at(-1)?.adapter.stop(),
      start: open,
      async close() {
        joined?.close();
        for (const window of windows.values()) window.close();
        await processes.at(-1)?.adapter.stop();
        clock.close();
      },
    };
  },
};

/** Waits until a window shows a message. */
async function windowShows(window: TestWindow, id: string): Promise<void> {
  while (!window.messages().some((message) => message.id === id))
    await new Promise((resolve) => setTimeout(resolve, 2));
}
