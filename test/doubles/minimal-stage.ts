import { vi } from 'vitest';
import { type ChatAdapter, createChatAdapter } from '../../src/adapters/chat/adapter.ts';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { createAssistant } from '../../src/core/assistant/assistant.ts';
import type { PlatformUnderTest, PostFault, SeenPost, Stage } from '../contract/chat-stage.ts';
import { builtIn } from '../core/built-in.ts';
import { workspace } from './minimal/address.ts';
import { createMinimalPlatform } from './minimal/platform.ts';
import { type Fault, startMinimalServer } from './minimal-server.ts';
import { createSteppingClock } from './stepping-clock.ts';

const knowledge = builtIn;
const channel = 'general';
const other = 'new-here';

const faultOf = (fault: PostFault): Fault => {
  switch (fault.kind) {
    case 'refused':
      return { error: 'gone' };
    case 'limited':
      return { error: 'limited', wait: fault.ms };
    case 'down':
    case 'lost':
      return { error: fault.kind };
    default:
      return fault satisfies never;
  }
};

export const minimal: PlatformUnderTest = {
  name: 'minimal',
  capabilities: { forms: false, edits: false, privateMessages: false, privateNotes: false },
  async open({ store = { ...openMemoryStore(), shared: true }, start = true } = {}): Promise<Stage> {
    const clock = createSteppingClock();
    const server = await startMinimalServer();
    const log: string[] = [];
    const line = (text: string): void => void log.push(text);
    const assistant = createAssistant({ store, knowledge: () => knowledge, now: clock.now });
    const processes: { readonly adapter: ChatAdapter; readonly kill: () => void }[] = [];
    let number = 0;
    let last: { readonly id: string } | undefined;
    let written:
      | { readonly from: string; readonly thread: string | null; readonly message: string }
      | undefined;

    async function open(): Promise<void> {
      const platform = createMinimalPlatform(server.port);
      const own = clock.process();
      const adapter = createChatAdapter({
        platform,
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
    }
    function send(payload: object): string {
      const id = `e${++number}`;
      last = { ...payload, id };
      server.send(last);
      return id;
    }
    const seen = ({ id, text, buttons }: (typeof server.posted)[number]): SeenPost => ({
      id,
      text,
      buttons: buttons.map(({ label }) => label),
    });
    function write(from: string, thread: string | null, text: string, mentions = true): string {
      const message = send({ type: 'message', channel, thread, from, text, mentions });
      written = { from, thread, message };
      return message;
    }

    if (start) await open();
    return {
      manager: 'max',
      workspace,
      store,
      assistant,
      clock,
      log,
      ask: async (person, words) => ({ id: write(person, null, words) }),
      say: async (person, thread, words) => void write(person, thread.id, words),
      async talk(lines) {
        let thread: string | null = null;
        for (const { person, words } of lines) {
          const id = write(person, thread, words, false);
          thread ??= id;
        }
        return { id: thread ?? '' };
      },
      talkIn: async (person, thread, words) => void write(person, thread.id, words, false),
      async edit(text, mentions = false) {
        send({ type: 'edit', channel, ...written, text, mentions });
      },
      erase: async () => void send({ type: 'delete', channel, ...written }),
      async join() {
        send({ type: 'joined', channel: other, thread: null, from: '', at: clock.now() });
        return other;
      },
      joinedPosts: () => server.posted.filter((post) => post.channel === other).map(seen),
      redeliver: async () => void (last !== undefined && server.send(last)),
      askPrivately: undefined,
      pressPrivately: undefined,
      repliesInChannel: () => [],
      channelPosts: () => server.posted.filter(({ thread }) => thread === null).map(seen),
      openForm: async (person, thread, ref) => {
        const conversation = `${channel}/${thread.id}`;
        const value = JSON.stringify([conversation, 'open', ref]);
        send({ type: 'press', channel, thread: thread.id, from: person, value });
      },
      failForms() {},
      posts: (thread) => server.posted.filter((post) => post.thread === thread.id).map(seen),
      seenBy: () => [],
      async press(person, thread, post, label) {
        const button = server.posted
          .find(({ id }) => id === post.id)
          ?.buttons.find((candidate) => candidate.label === label);
        if (button === undefined) throw new Error(`there is no button ${label} under ${post.text}`);
        send({ type: 'press', channel, thread: thread.id, from: person, value: button.value, label });
      },
      async fill(person, thread, answers) {
        if (server.posted.at(-1)?.text.includes('Reply with your answer') !== true) return false;
        for (const answer of Object.values(answers)) {
          const before = server.posted.length;
          write(person, thread.id, answer);
          await vi.waitUntil(() => server.posted.length > before, { timeout: 5_000, interval: 2 });
        }
        return true;
      },
      fail: (...faults) => void server.faults.splice(0, server.faults.length, ...faults.map(faultOf)),
      failFor(ms) {
        const until = clock.now() + ms;
        server.failWhile(() => (clock.now() < until ? { error: 'down' } : null));
      },
      tick: () => clock.tick(),
      async restart() {
        processes.at(-1)?.kill();
        await open();
      },
      stop: async () => processes.at(-1)?.adapter.stop(),
      start: open,
      async close() {
        await processes.at(-1)?.adapter.stop();
        await server.close();
        clock.close();
      },
    };
  },
};
