import { createPictures } from '../../../src/adapters/chart/pictures.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { createSlackDoor, type SlackDoor } from '../../../src/adapters/slack/door.ts';
import type { SlackSettings } from '../../../src/adapters/slack/settings.ts';
import { type Assistant, createAssistant, type Incoming } from '../../../src/core/assistant/assistant.ts';
import type { Store } from '../../../src/core/store/store.ts';
import { builtInFolder, loadKnowledge } from '../../../src/knowledge/load.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { createPeople, type People } from './people.ts';
import { openSlackServer, type SlackServer } from './server.ts';

export const knowledge = loadKnowledge([builtInFolder]);
export type Transport = 'socket' | 'http';

/** A Slack, a door to it, and people in it. */
export type Setup = {
  readonly server: SlackServer;
  readonly people: People;
  readonly assistant: Assistant;
  readonly store: Store;
  readonly door: () => SlackDoor;
  readonly lines: string[];
  /** Replies that any of the doors has yet to post. */
  waiting(): number;
  /** A second process, as it were, on the same store; or the first one again after a crash. */
  another(): Promise<SlackDoor>;
  /** Moves the clock on. */
  pass(milliseconds: number): void;
  close(): Promise<void>;
};

export const quick = { postEvery: 1, sweepEvery: 50, retryAfter: 20, pingTimeout: 3000, drainFor: 500 };

export async function setUp(
  transport: Transport,
  options: {
    store?: Store;
    start?: boolean;
    access?: SlackSettings['access'];
    topics?: readonly string[];
    /** When it begins, in milliseconds since 1970; now where it is absent. */
    from?: number;
    /** Hears what the door asks. */
    overhear?: (incoming: Incoming) => void;
    /** What commands and presses carry in the place of the double's addresses. */
    responseUrl?: string;
    pace?: SlackSettings['pace'];
    /** What is known now; it may be other knowledge later. */
    known?: () => Knowledge;
  } = {},
): Promise<Setup> {
  let skipped = (options.from ?? Date.now()) - performance.now();
  const now = (): number => performance.now() + skipped;
  const opened = await openSlackServer(now);
  const { responseUrl } = options;
  const server = responseUrl === undefined ? opened : { ...opened, responseUrl: () => responseUrl };
  const store = options.store ?? { ...openMemoryStore(100_000), shared: true };
  const all = options.topics === undefined ? knowledge : loadKnowledge([builtInFolder, ...options.topics]);
  const known = options.known ?? (() => all);
  const lines: string[] = [];
  const line = (text: string): void => void lines.push(text);
  const log = { debug: line, info: line, warn: line, error: line };
  const settings: SlackSettings = {
    transport:
      transport === 'socket'
        ? { kind: 'socket', appToken: 'xapp-1-test' }
        : { kind: 'http', signingSecret: server.signingSecret, port: 0 },
    access: options.access ?? { kind: 'token', botToken: server.workspace.token },
    apiUrl: server.apiUrl,
    pace: { ...quick, ...options.pace },
  };
  const pictures = createPictures({ log });
  const doors: SlackDoor[] = [];
  let assistant = createAssistant({ store, knowledge: known, now });
  const open = async (): Promise<SlackDoor> => {
    // As a process of its own would: nothing in memory is shared, only the store.
    const made = createAssistant({ store, knowledge: known, now });
    assistant = {
      ...made,
      ask(incoming) {
        options.overhear?.(incoming);
        return made.ask(incoming);
      },
    };
    const door = createSlackDoor({ assistant, store, settings, pictures, log, now });
    doors.push(door);
    await door.start();
    return door;
  };
  if (options.start !== false) await open();
  const latest = (): SlackDoor => {
    const door = doors.at(-1);
    if (door === undefined) throw new Error('no door was opened');
    return door;
  };
  let turn = 0;
  const anyPort = (): number =>
    doors.filter((door) => door.port() !== undefined)[turn++ % doors.length]?.port() ?? latest().port() ?? 0;
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
    door: latest,
    lines,
    waiting: () => doors.reduce((sum, door) => sum + door.waiting(), 0),
    another: open,
    pass: (milliseconds) => {
      skipped += milliseconds;
    },
    async close() {
      for (const door of doors) await door.stop();
      await pictures.close();
      await server.close();
    },
  };
}
