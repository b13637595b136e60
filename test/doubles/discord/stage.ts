import { z } from 'zod';
import { customIdOf } from '../../../src/adapters/discord/presses.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { builtInFolder, loadKnowledge } from '../../../src/knowledge/load.ts';
import type { PlatformUnderTest, SeenPost, Stage } from '../../contract/chat-stage.ts';
import { createSteppingClock } from '../stepping-clock.ts';
import { createBotProcesses } from './bot-processes.ts';
import { startDiscord } from './discord-double.ts';
import { type Channel, type Json, role } from './objects.ts';
import type { Person } from './people.ts';
import { createPostFaults } from './post-faults.ts';
import { buttonsOf, textOf } from './shown.ts';
import type { Given, Message } from './world.ts';

const knowledge = loadKnowledge([builtInFolder]);
const manager = 'max';
const manageServer = 0x20n;

/** Message type `CHANNEL_PINNED_MESSAGE`. */
const pinNotice = 6;

/** A reply in the channel to somebody's message. */
const replySchema = z.object({ message_reference: z.object({ message_id: z.string() }) });

const shownFormSchema = z.object({
  type: z.literal(9),
  data: z.looseObject({
    components: z.array(
      z.looseObject({
        label: z.string().optional(),
        component: z
          .looseObject({ options: z.array(z.object({ label: z.string(), value: z.string() })).default([]) })
          .optional(),
      }),
    ),
  }),
});
type ShownForm = z.infer<typeof shownFormSchema>['data'];

/** A server with a channel, and the bot in it with the Message Content intent: a mention opens a thread. */
export const discord: PlatformUnderTest = {
  name: 'discord',
  capabilities: { forms: true, edits: true, privateMessages: true },
  async open({ store = { ...openMemoryStore(), shared: true }, start = true } = {}): Promise<Stage> {
    const clock = createSteppingClock();
    const double = await startDiscord(clock.now);
    const { world, gateway } = double;
    const guild = world.addGuild('Team');
    const managers = world.id();
    guild.roles.push(role(managers, 'managers', manageServer));
    const channel = world.addChannel(guild, 'backend');
    const log: string[] = [];
    const line = (text: string): void => void log.push(text);
    const assistantOn = () => createAssistant({ store, knowledge: () => knowledge, now: clock.now });
    const processes = createBotProcesses({
      double,
      store,
      createAssistant: assistantOn,
      clock,
      log: { debug: line, info: line, warn: line, error: line },
    });
    const people = new Map<string, Person>();
    const filled = new Set<Given>();
    let redeliver = (): void => {};

    const personOf = (name: string): Person => {
      const person = people.get(name) ?? double.person(name);
      people.set(name, person);
      return person;
    };
    const rightsOf = (name: string) =>
      name === manager ? { roles: [managers], permissions: manageServer | 0x800n } : {};
    const placeOf = (id: string): Channel => {
      const place = world.channels.get(id);
      if (place === undefined) throw new Error(`there is no channel or thread ${id}`);
      return place;
    };

    function write(name: string, place: Channel, words: string): string {
      const person = personOf(name);
      const { roles = [] } = rightsOf(name);
      const { json } = person.write(place, `${person.mention} ${words}`, { roles });
      redeliver = () => {
        // discord.js drops a repeat of a message that it still has in its cache: five others push it out.
        for (let n = 0; n < 5; n++) person.write(place, '', { type: pinNotice });
        gateway.dispatch('MESSAGE_CREATE', { ...json, guild_id: guild.id }, guild.id);
      };
      return String(json.id);
    }
    function called(given: Given): void {
      redeliver = () => gateway.dispatch('INTERACTION_CREATE', given.payload, given.guild);
    }
    function press(name: string, { channel: place }: Message, on: Json, label: string): void {
      called(personOf(name).press(placeOf(place), on, label, rightsOf(name)));
    }

    const byBot = (): readonly Message[] =>
      [...world.messages.values()].filter(({ author }) => author === world.bot.id);
    /** Where nobody has opened a thread, a reply in the channel belongs to the message it refers to. */
    const threadOf = ({ channel: place, json }: Message): string =>
      replySchema.safeParse(json).data?.message_reference.message_id ?? place;
    const inThread = (id: string): readonly Message[] =>
      byBot().filter((one) => one.only === null && (one.channel === id || threadOf(one) === id));
    const shownTo = (name: string): readonly Message[] => {
      const { id } = personOf(name);
      return byBot().filter(
        ({ only, channel: place }) => only === id || world.channels.get(place)?.recipient?.id === id,
      );
    };
    const seen = ({ json }: Message): SeenPost => ({
      id: String(json.id),
      text: textOf(json),
      buttons: buttonsOf(json),
    });

    /** The form shown to somebody last that they haven't sent yet. */
    function openFormOf(name: string): { readonly given: Given; readonly form: ShownForm } | undefined {
      for (const { path, status, body } of double.calls.toReversed()) {
        const given = world.interactions.get(path.split('/')[2] ?? '');
        const form = status < 300 ? shownFormSchema.safeParse(body).data?.data : undefined;
        if (given !== undefined && form !== undefined && given.author === personOf(name).id)
          return filled.has(given) ? undefined : { given, form };
      }
      return undefined;
    }

    const faults = createPostFaults(double, clock.now);
    if (start) await processes.open();
    return {
      manager,
      workspace: `discord:${guild.id}`,
      store,
      assistant: assistantOn(),
      clock,
      log,
      ask: async (person, words) => ({ id: write(person, channel, words) }),
      async say(person, { id }, words) {
        write(person, await double.until(() => world.channels.get(id)), words);
      },
      redeliver: async () => redeliver(),
      async askPrivately(person, words) {
        const options = { question: words, private: true };
        called(personOf(person).command(channel, 'ask', options, rightsOf(person)));
      },
      async pressPrivately(person, label) {
        const message = shownTo(person).findLast((one) => labelIn(one, label) !== undefined);
        if (message === undefined) throw new Error(`${person} sees no button ${label}`);
        press(person, message, message.json, labelIn(message, label) ?? label);
      },
      channelPosts: () =>
        byBot()
          .filter((one) => one.only === null && threadOf(one) === channel.id)
          .map(seen),
      posts: ({ id }) => inThread(id).map(seen),
      seenBy: (person) =>
        shownTo(person)
          .map(({ json }) => textOf(json))
          .filter((text) => text !== ''),
      async press(person, _, post, label) {
        const message = world.messages.get(post.id);
        if (message === undefined) throw new Error(`there is no message ${post.id}`);
        press(person, message, message.json, label);
      },
      async openForm(person, { id }, ref) {
        const message = inThread(id).at(-1);
        if (message === undefined) throw new Error(`there is no message in thread ${id}`);
        const custom_id = customIdOf({ kind: 'open', ref }, { conversation: id, aloud: false });
        const button = { type: 2, id: 2, style: 2, label: 'Open', custom_id };
        const components = [{ type: 1, id: 1, components: [button] }];
        press(person, message, { ...message.json, components }, 'Open');
      },
      async fill(person, _, answers) {
        const open = openFormOf(person);
        if (open === undefined) return false;
        const { given, form } = open;
        filled.add(given);
        const on = world.messages.get(given.message ?? '')?.json;
        const more = { ...rightsOf(person), ...(on === undefined ? {} : { on }) };
        called(personOf(person).fill(placeOf(given.channel), form, valuesIn(form, answers), more));
        return true;
      },
      ...faults,
      tick: clock.tick,
      async restart() {
        processes.kill();
        await processes.open();
      },
      stop: processes.stop,
      start: processes.open,
      async close() {
        await processes.stop();
        await double.close();
        clock.close();
        if (double.problems.length > 0) throw new Error(double.problems.join('\n'));
      },
    };
  },
};

function labelIn({ json }: Message, label: string): string | undefined {
  return buttonsOf(json).find((one) => one.startsWith(label));
}

/** What to fill in: by a field's label, or for labels that are in none of the answers by the order of the fields. */
function valuesIn(
  { components }: ShownForm,
  answers: Readonly<Record<string, string>>,
): Readonly<Record<string, readonly string[]>> {
  const inOrder = Object.values(answers);
  const fields = components.flatMap(({ label, component }) =>
    label === undefined || component === undefined ? [] : [{ label, options: component.options }],
  );
  return Object.fromEntries(
    fields.flatMap(({ label, options }, index) => {
      const answer = answers[label] ?? inOrder[index];
      if (answer === undefined) return [];
      const option = options.find((one) => one.value === answer || one.label === answer);
      return [[label, [option?.value ?? answer]]];
    }),
  );
}
