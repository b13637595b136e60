import { expect } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { viewIds } from '../../../src/adapters/slack/forms.ts';
import { limits } from '../../../src/adapters/slack/limits.ts';
import { controlIds, writePress } from '../../../src/adapters/slack/presses.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import type { Store } from '../../../src/core/store/store.ts';
import type { PlatformUnderTest, SeenPost, Stage, StageOptions } from '../../contract/chat-stage.ts';
import { createSteppingClock } from '../stepping-clock.ts';
import { createBotProcesses } from './bot-processes.ts';
import { createPeople, type Written } from './people.ts';
import { createPostFaults } from './post-faults.ts';
import { openSlackServer } from './server.ts';
import { knowledge, type Transport } from './setup.ts';
import { blocksOf, labelsIn, textOf } from './shown.ts';
import { type Ephemeral, listOf, type Posted, recordOf, type View } from './workspace.ts';

const channel = 'C0OPEN';
/** The bot is added to it. */
const other = 'C0NEWHERE';
const manager = 'max';
/** The double's people, by the names that the contract gives them. */
const members = new Map([
  ['anna', 'U1'],
  ['ben', 'U2'],
  ['cleo', 'U3'],
  [manager, 'U0ADMIN'],
]);

/** A public channel with the bot in it: a mention's thread is the one below it. */
export function slackStage(transport: Transport): PlatformUnderTest {
  return {
    name: `Slack over ${transport}`,
    capabilities: { forms: true, edits: true, privateMessages: true, privateNotes: true },
    open: (options) => openStage(transport, options),
  };
}

async function openStage(
  transport: Transport,
  { store = { ...openMemoryStore(), shared: true }, start = true }: StageOptions = {},
): Promise<Stage> {
  const clock = createSteppingClock();
  const server = await openSlackServer(clock.now);
  const { workspace } = server;
  for (const member of members.values()) workspace.channels.get(channel)?.people.add(member);
  const log: string[] = [];
  const line = (text: string): void => void log.push(text);
  const assistantOn = (given: Store) =>
    createAssistant({ store: given, knowledge: () => knowledge, now: clock.now });
  const processes = createBotProcesses({
    transport,
    server,
    store,
    createAssistant: assistantOn,
    clock,
    log: { debug: line, info: line, warn: line, error: line },
  });
  const people = createPeople(server, (delivery) =>
    transport === 'socket' ? server.overSocket(delivery) : server.overHttp(processes.port(), delivery),
  );
  const threads = new Set<string>();
  const added = clock.now();
  workspace.channels.set(other, { id: other, private: false, bot: true, people: new Set(members.values()) });
  /** Who filled in which modal. */
  const filledBy = new Map<string, string>();
  const filled = new Set<View>();
  let redeliver: Stage['redeliver'] = async () => {};
  let last: Written | undefined;

  /** Delivers an event, now and once more when asked to. */
  async function send(deliver: () => Promise<unknown>): Promise<void> {
    redeliver = async () => {
      const acknowledged = deliver();
      // Requests may overtake each other, so each waits for the one before. A socket keeps the order, and what can't be
      // committed is never acknowledged there.
      if (transport === 'http') await acknowledged;
      else void acknowledged.catch((error: unknown) => workspace.complaints.push(String(error)));
    };
    await redeliver();
  }

  async function write(person: string, ts: string, text: string, thread?: string): Promise<void> {
    const options = { ts, ...(thread === undefined ? {} : { thread }) };
    last = { user: idOf(person), text, ...options };
    await send(() => people.say(channel, idOf(person), text, options));
  }
  const mention = (words: string): string => `<@${workspace.bot}> ${words}`;
  const lastWritten = (): Written => {
    if (last === undefined) throw new Error('nobody has written anything');
    return last;
  };

  const postsIn = (id: string): readonly Posted[] => workspace.posts.filter(({ thread }) => thread === id);
  const privateTo = (person: string): readonly Ephemeral[] =>
    workspace.ephemerals.filter(({ user }) => user === idOf(person));

  if (start) await processes.open();
  return {
    manager,
    workspace: `slack:${workspace.team}`,
    store,
    assistant: assistantOn(store),
    clock,
    log,
    async ask(person, words) {
      const ts = workspace.ts();
      threads.add(ts);
      await write(person, ts, mention(words));
      return { id: ts };
    },
    say: (person, { id }, words) => write(person, workspace.ts(), mention(words), id),
    async talk(lines) {
      let thread: string | undefined;
      for (const { person, words } of lines) {
        const ts = workspace.ts();
        await write(person, ts, words, thread);
        thread ??= ts;
      }
      return { id: thread ?? '' };
    },
    talkIn: (person, { id }, words) => write(person, workspace.ts(), words, id),
    async edit(words, mentions = false) {
      const before = lastWritten();
      const edited = workspace.ts();
      const text = mentions ? mention(words) : words;
      await send(() => people.edit(channel, before, text, edited));
      last = { ...before, text, edited };
    },
    async erase() {
      const before = lastWritten();
      await send(() => people.delete(channel, before, before.thread === undefined));
    },
    async join() {
      const event_ts = String(added / 1000);
      const event = { type: 'member_joined_channel', user: workspace.bot, channel: other, channel_type: 'C' };
      await people.event({ ...event, team: workspace.team, inviter: idOf(manager), event_ts });
      return other;
    },
    joinedPosts: () => workspace.posts.filter((post) => post.channel === other).map(seen),
    redeliver: () => redeliver(),
    async askPrivately(person, words) {
      await people.command(channel, idOf(person), `${words} privately`);
    },
    async pressPrivately(person, label) {
      const message = privateTo(person).findLast((one) => labelUnder(one, label) !== undefined);
      if (message === undefined) throw new Error(`${person} sees nothing that says ${label}`);
      await people.pressPrivately(message, channel, idOf(person), labelUnder(message, label) ?? label);
    },
    repliesInChannel: () => [],
    channelPosts: () =>
      workspace.posts.filter(({ thread }) => thread === null || !threads.has(thread)).map(seen),
    posts: ({ id }) => postsIn(id).map(seen),
    seenBy: (person) => [
      ...privateTo(person).map(({ text }) => text),
      ...workspace.views
        .filter(({ id, view }) => view.callback_id === viewIds.note && filledBy.get(id) === person)
        .map((note) => JSON.stringify(blocksOf(note))),
    ],
    async press(person, _, { id }, label) {
      const post = workspace.posts.find(({ ts }) => ts === id);
      if (post === undefined) throw new Error(`there is no message ${id}`);
      await people.press(post, idOf(person), label);
    },
    async openForm(person, { id }, ref) {
      const post = postsIn(id).at(-1);
      if (post === undefined) throw new Error(`there is no message in thread ${id}`);
      const pressed = { press: { kind: 'open', ref }, conversation: `${channel}:${id}` } as const;
      const button = {
        type: 'button',
        action_id: `${controlIds.open}:0`,
        text: { type: 'plain_text', text: 'Open', emoji: false },
        value: writePress(pressed, limits.buttonValue),
      };
      const blocks = [{ type: 'actions', elements: [button] }];
      await people.press({ ...post, blocks }, idOf(person), 'Open');
    },
    async fill(person, _, answers) {
      const form = workspace.views.findLast(({ view }) => view.callback_id === viewIds.form);
      if (form === undefined || filled.has(form)) return false;
      filled.add(form);
      filledBy.set(form.id, person);
      await people.submit(form, idOf(person), valuesIn(form, answers));
      return true;
    },
    ...createPostFaults(workspace, clock.now),
    tick: clock.tick,
    async restart() {
      processes.kill();
      await processes.open();
    },
    stop: processes.stop,
    start: processes.open,
    async close() {
      await processes.stop();
      await server.close();
      clock.close();
      expect(workspace.complaints).toEqual([]);
      expect(log.join('\n')).not.toMatch(/xoxb-|xapp-|a-signing-secret/);
    },
  };
}

function idOf(person: string): string {
  const id = members.get(person);
  if (id === undefined) throw new Error(`nobody is called ${person}`);
  return id;
}

function seen({ ts, text, blocks }: Posted): SeenPost {
  return { id: ts, text, buttons: labelsIn(blocks) };
}

function labelUnder({ blocks }: Ephemeral, label: string): string | undefined {
  return labelsIn(listOf(blocks)).find((one) => one.startsWith(label));
}

/** What to fill in: by a field's label, or for labels that are in none of the answers by the order of the fields. */
function valuesIn(form: View, answers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const inOrder = Object.values(answers);
  const inputs = blocksOf(form).filter(({ type }) => type === 'input');
  return Object.fromEntries(
    inputs.flatMap(({ block_id, label, element }, index) => {
      const answer = answers[String(recordOf(label).text)] ?? inOrder[index];
      if (answer === undefined) return [];
      const options = listOf(recordOf(element).options);
      const option = options.find((one) => one.value === answer || textOf(one) === answer);
      return [[String(block_id), String(option?.value ?? answer)]];
    }),
  );
}
