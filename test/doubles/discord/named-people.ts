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
  /** Writes without mentioning the bot. */
  talk(name: string, place: Channel, words: string): void;
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
    talk(name, place, words) {
      last = { name, place, id: String(personOf(name).write(place, words).json.id) };
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
