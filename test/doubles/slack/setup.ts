import { createPictures } from '../../../src/adapters/chart/pictures.ts';
import { systemClock } from '../../../src/adapters/chat/clock.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import {
  createSlackAdapter,
  type SlackAdapter,
  type SlackAdapterParts,
} from '../../../src/adapters/slack/adapter.ts';
import type { SlackConfiguration } from '../../../src/adapters/slack/configuration.ts';
import type { AskRequest } from '../../../src/core/assistant/ask-request.ts';
import { type Assistant, createAssistant } from '../../../src/core/assistant/assistant.ts';
import { type Limiter, noLimiter } from '../../../src/core/assistant/limiter.ts';
import type { Store } from '../../../src/core/store/store.ts';
import { builtInFolder, loadKnowledge } from '../../../src/knowledge/load.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { compileCache } from '../../compile-cache.ts';
import { builtIn } from '../../core/built-in.ts';
import { createPeople, type People } from './people.ts';
import { openSlackServer, type SlackServer } from './server.ts';

export const knowledge = builtIn;
export type Transport = 'socket' | 'http';

/** A Slack, an adapter to it, and people in it. */
export type Setup = {
  readonly server: SlackServer;
  readonly people: People;
  readonly assistant: Assistant;
  readonly store: Store;
  readonly adapter: () => SlackAdapter;
  readonly lines: string[];
  /** Threads with replies that any of the adapters has yet to post. */
  waiting(): number;
  /** Opens another adapter on the same store: a second process, or the first one again after a crash. */
  another(): Promise<SlackAdapter>;
  /** Moves the clock on. */
  pass(milliseconds: number): void;
  close(): Promise<void>;
};

export const quick = {
  postEvery: 1,
  sweepEvery: 50,
  retryAfter: 20,
  reconnectAfter: 20,
  fileAfter: 10,
  pingTimeout: 3000,
  drainFor: 500,
};

export async function setUp(
  transport: Transport,
  options: {
    store?: Store;
    start?: boolean;
    access?: SlackConfiguration['access'];
    topics?: readonly string[];
    /** When it begins, in milliseconds since 1970; now if left out. */
    from?: number;
    /** Called with what the adapter asks. */
    overhear?: (incoming: AskRequest) => void;
    /** What commands and presses carry instead of the double's own addresses. */
    responseUrl?: string;
    pace?: SlackAdapterParts['pace'];
    limiter?: Limiter;
    /** The knowledge at the moment; it may change. */
    known?: () => Knowledge;
  } = {},
): Promise<Setup> {
  let skipped = (options.from ?? Date.now()) - performance.now();
  const now = (): number => performance.now() + skipped;
  const opened = await openSlackServer(now);
  const { responseUrl } = options;
  const server = responseUrl === undefined ? opened : { ...opened, responseUrl: () => responseUrl };
  const store = options.store ?? { ...openMemoryStore(100_000), shared: true };
  const all =
    options.topics === undefined
      ? knowledge
      : loadKnowledge([builtInFolder, ...options.topics], compileCache);
  const known = options.known ?? (() => all);
  const lines: string[] = [];
  const line = (text: string): void => void lines.push(text);
  const log = { debug: line, info: line, warn: line, error: line };
  const configuration: SlackConfiguration = {
    transport:
      transport === 'socket'
        ? { kind: 'socket', appToken: 'xapp-1-test' }
        : { kind: 'http', signingSecret: server.signingSecret, port: 0 },
    access: options.access ?? { kind: 'token', botToken: server.workspace.token },
    apiUrl: server.apiUrl,
  };
  const pictures = createPictures({ log });
  const adapters: SlackAdapter[] = [];
  let assistant = createAssistant({ store, knowledge: known, now });
  const open = async (): Promise<SlackAdapter> => {
    // Like a process of its own, it shares nothing but the store.
    const made = createAssistant({ store, knowledge: known, now, limiter: options.limiter ?? noLimiter });
    assistant = {
      ...made,
      ask(incoming) {
        options.overhear?.(incoming);
        return made.ask(incoming);
      },
    };
    const adapter = createSlackAdapter({
      assistant,
      store,
      configuration,
      pictures,
      log,
      clock: { ...systemClock, now },
      pace: { ...quick, ...options.pace },
    });
    adapters.push(adapter);
    await adapter.start();
    return adapter;
  };
  if (options.start !== false) await open();
  const latest = (): SlackAdapter => {
    const adapter = adapters.at(-1);
    if (adapter === undefined) throw new Error('no adapter was opened');
    return adapter;
  };
  let turn = 0;
  const anyPort = (): number =>
    adapters.filter((adapter) => adapter.port() !== null)[turn++ % adapters.length]?.port() ??
    latest().port() ??
    0;
  const people = createPeople(server, (delivery) =>
    transport === 'socket' ? server.overSocket(delivery) : server.overHttp(anyPort(), delivery),
  );
  return {
    server,
    people,
    get assistant() {
      return assistant;
    },
    store,
    adapter: latest,
    lines,
    waiting: () => adapters.reduce((sum, adapter) => sum + adapter.waiting(), 0),
    another: open,
    pass: (milliseconds) => {
      skipped += milliseconds;
    },
    async close() {
      for (const adapter of adapters) await adapter.stop();
      await pictures.close();
      await server.close();
    },
  };
}
