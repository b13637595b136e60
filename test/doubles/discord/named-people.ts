import type { DiscordDouble } from './discord-double.ts';
import { type Channel, type Json, role } from './objects.ts';
import type { Person } from './people.ts';
import { lastFormOf, valuesIn } from './shown-forms.ts';
import type { Given, Guild, Message } from './world.ts';

/** What the people of a server do, by their names. */
export type NamedPeople = {
  idOf(name: string): string;
  /** Mentions the bot. @returns the id of the message */
  mention(name: string, place: Channel, words: string): string;
  /** Writes without a mention. */
  write(name: string, place: Channel, words: string): Message;
  /** Writes in a channel, and opens a thread on that. */
  openThread(name: string, place: Channel, words: string): Channel;
  /** Edits or deletes the last message that somebody wrote. */
  edit(words: string, mentions: boolean): void;
  erase(): void;
  askPrivately(name: string, place: Channel, words: string): void;
  /** @param json the message as it is shown, unless it's shown as it is */
  press(name: string, on: Message, label: string, json?: Json): void;
  /** Fills in and sends the form that was shown last; false if none is open. */
  fill(name: string, answers: Readonly<Record<string, string>>): boolean;
  /** Delivers the last event once more. */
  redeliver(): void;
};

const manageServer = 0x20n;
const sendMessages = 0x800n;
/** Message type `CHANNEL_PINNED_MESSAGE`. */
const pinNotice = 6;
/** Message type `THREAD_STARTER_MESSAGE`, and channel type `PUBLIC_THREAD`. */
const threadStarter = 21;
const publicThread = 11;
/** How many messages of a channel discord.js keeps. */
const cached = 5;

/** @param manager the name of the only one who runs the server */
export function createNamedPeople(double: DiscordDouble, guild: Guild, manager: string): NamedPeople {
  const { world, gateway } = double;
  const managers = world.id();
  guild.roles.push(role(managers, 'managers', manageServer));
  const people = new Map<string, Person>();
  const filled = new Set<Given>();
  let redeliver = (): void => {};
  let last: { readonly name: string; readonly place: Channel; readonly id: string } | undefined;
  const lastWritten = () => {
    if (last === undefined) throw new Error('nobody has written anything');
    return { ...last, person: personOf(last.name) };
  };

  function personOf(name: string): Person {
    const person = people.get(name) ?? double.person(name);
    people.set(name, person);
    return person;
  }
  const rightsOf = (name: string) =>
    name === manager ? { roles: [managers], permissions: manageServer | sendMessages } : {};
  const placeOf = (id: string): Channel => {
    const place = world.channels.get(id);
    if (place === undefined) throw new Error(`there is no channel or thread ${id}`);
    return place;
  };
  function called(given: Given): void {
    redeliver = () => gateway.dispatch('INTERACTION_CREATE', given.payload, given.guild);
  }

  function write(name: string, place: Channel, words: string): Message {
    const message = personOf(name).write(place, words, rightsOf(name));
    last = { name, place, id: String(message.json.id) };
    return message;
  }

  return {
    idOf: (name) => personOf(name).id,
    mention(name, place, words) {
      const person = personOf(name);
      const { roles = [] } = rightsOf(name);
      const { json } = person.write(place, `${person.mention} ${words}`, { roles });
      last = { name, place, id: String(json.id) };
      redeliver = () => {
        // discord.js drops a repeat of a message that it still has in its cache, so others have to push it out.
        for (let n = 0; n < cached; n++) person.write(place, '', { type: pinNotice });
        gateway.dispatch('MESSAGE_CREATE', { ...json, guild_id: guild.id }, guild.id);
      };
      return String(json.id);
    },
    write,
    openThread(name, place, words) {
      const { json } = write(name, place, words);
      const { id } = personOf(name);
      const more = { id: String(json.id), type: publicThread, parent: place.id, owner: id };
      const thread = world.addChannel(guild, 'a thread', more);
      gateway.dispatch('THREAD_CREATE', { ...world.json(thread), newly_created: true }, guild.id);
      // Discord shows the message again at the top of its thread, by a reference.
      world.addMessage({
        channel: thread.id,
        author: { ...world.people.get(id) },
        content: '',
        components: [],
        flags: 0,
        mentions: [],
        reference: { type: 0, channel_id: place.id, message_id: json.id, guild_id: guild.id },
        nonce: null,
        type: threadStarter,
      });
      return thread;
    },
    edit(words, mentions) {
      const { person, place, id } = lastWritten();
      const json = person.edit(place, id, mentions ? `${person.mention} ${words}` : words);
      redeliver = () => gateway.dispatch('MESSAGE_UPDATE', { ...json, guild_id: guild.id }, guild.id);
    },
    erase() {
      const { person, place, id } = lastWritten();
      person.delete(place, id);
    },
    askPrivately(name, place, words) {
      called(personOf(name).command(place, 'ask', { question: words, private: true }, rightsOf(name)));
    },
    press(name, { channel, json }, label, shown = json) {
      called(personOf(name).press(placeOf(channel), shown, label, rightsOf(name)));
    },
    fill(name, answers) {
      const open = lastFormOf(double, personOf(name).id);
      if (open === undefined || filled.has(open.given)) return false;
      const { given, form } = open;
      filled.add(given);
      const on = world.messages.get(given.message ?? '')?.json;
      const more = { ...rightsOf(name), ...(on === undefined ? {} : { on }) };
      called(personOf(name).fill(placeOf(given.channel), form, valuesIn(open, answers), more));
      return true;
    },
    redeliver: () => redeliver(),
  };
}
