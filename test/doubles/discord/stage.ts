import { expect } from 'vitest';
import { customIdOf } from '../../../src/adapters/discord/presses.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import type { Store } from '../../../src/core/store/store.ts';
import type { PlatformUnderTest, SeenPost, Stage } from '../../contract/chat-stage.ts';
import { builtIn } from '../../core/built-in.ts';
import { createSteppingClock } from '../stepping-clock.ts';
import { startDiscord } from './discord-double.ts';
import { createKillableBot } from './killable-bot.ts';
import { createNamedPeople } from './named-people.ts';
import { createPostFaults } from './post-faults.ts';
import { buttonsOf, createBotMessages, textOf } from './shown.ts';
import type { Guild, Message, World } from './world.ts';

const knowledge = builtIn;
const manager = 'max';

/** A server with a channel, and the bot in it with the Message Content intent: a mention opens a thread. */
export const discord: PlatformUnderTest = {
  name: 'discord',
  capabilities: { forms: true, edits: true, privateMessages: true, privateNotes: false },
  async open({ store = { ...openMemoryStore(), shared: true }, start = true } = {}): Promise<Stage> {
    const clock = createSteppingClock();
    const double = await startDiscord(clock.now);
    const { world } = double;
    const guild = world.addGuild('Team');
    const channel = world.addChannel(guild, 'backend');
    const people = createNamedPeople(double, guild, manager);
    const messages = createBotMessages(world);
    const onlyTo = (person: string): readonly Message[] => messages.onlyTo(people.idOf(person));
    const log: string[] = [];
    const line = (text: string): void => void log.push(text);
    const assistantOn = (given: Store) =>
      createAssistant({ store: given, knowledge: () => knowledge, now: clock.now });
    const bot = createKillableBot({
      double,
      store,
      createAssistant: assistantOn,
      clock,
      log: { debug: line, info: line, warn: line, error: line },
    });
    let joined: Guild | undefined;
    const faults = createPostFaults(double, clock.now);
    if (start) await bot.open();
    return {
      manager,
      workspace: `discord:${guild.id}`,
      store,
      assistant: assistantOn(store),
      clock,
      log,
      ask: async (person, words) => ({ id: people.mention(person, channel, words) }),
      async say(person, { id }, words) {
        people.mention(person, await double.until(() => world.channels.get(id)), words);
      },
      async talk([first, ...rest]) {
        if (first === undefined) throw new Error('nobody says anything');
        const thread = people.openThread(first.person, channel, first.words);
        for (const { person, words } of rest) people.write(person, thread, words);
        return { id: thread.id };
      },
      async talkIn(person, { id }, words) {
        people.write(person, await double.until(() => world.channels.get(id)), words);
      },
      edit: async (words, mentions = false) => people.edit(words, mentions),
      erase: async () => people.erase(),
      async join() {
        joined ??= addedTo(world, clock.now());
        double.gateway.join(joined.id);
        return joined.systemChannel ?? '';
      },
      joinedPosts: () => messages.inChannel(joined?.systemChannel ?? '').map(seen),
      redeliver: async () => people.redeliver(),
      askPrivately: async (person, words) => people.askPrivately(person, channel, words),
      async pressPrivately(person, label) {
        const message = onlyTo(person).findLast((one) => labelUnder(one, label) !== undefined);
        if (message === undefined) throw new Error(`${person} sees nothing that says ${label}`);
        people.press(person, message, labelUnder(message, label) ?? label);
      },
      repliesInChannel: (message) =>
        messages
          .inThread(message.id)
          .flatMap((one) => (one.channel === channel.id ? [String(one.json.id)] : [])),
      channelPosts: () => messages.inChannel(channel.id).map(seen),
      posts: ({ id }) => messages.inThread(id).map(seen),
      seenBy: (person) =>
        onlyTo(person)
          .map(({ json }) => textOf(json))
          .filter((text) => text !== ''),
      async press(person, _, { id }, label) {
        const message = world.messages.get(id);
        if (message === undefined) throw new Error(`there is no message ${id}`);
        people.press(person, message, label);
      },
      async openForm(person, { id }, ref) {
        const message = messages.inThread(id).at(-1);
        if (message === undefined) throw new Error(`there is no message in thread ${id}`);
        const custom_id = customIdOf({ kind: 'open', ref }, { conversation: id, aloud: false });
        const button = { type: 2, id: 2, style: 2, label: 'Open', custom_id };
        const components = [{ type: 1, id: 1, components: [button] }];
        people.press(person, message, 'Open', { ...message.json, components });
      },
      fill: async (person, _, answers) => people.fill(person, answers),
      ...faults,
      tick: clock.tick,
      async restart() {
        bot.kill();
        await bot.open();
      },
      stop: bot.stop,
      start: bot.open,
      async close() {
        await bot.stop();
        await double.close();
        clock.close();
        expect(double.problems).toEqual([]);
        const secrets = [double.token, ...[...world.interactions.values()].map(({ token }) => token)];
        expect(log.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
      },
    };
  },
};

/** Another server, to which the bot is added. */
function addedTo(world: World, at: number): Guild {
  const guild = world.addGuild('New here');
  guild.joined = at;
  guild.systemChannel = world.addChannel(guild, 'general').id;
  return guild;
}

function seen({ json }: Message): SeenPost {
  return { id: String(json.id), text: textOf(json), buttons: buttonsOf(json) };
}

function labelUnder({ json }: Message, label: string): string | undefined {
  return buttonsOf(json).find((one) => one.startsWith(label));
}
