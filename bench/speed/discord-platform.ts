import { type DiscordDouble, startDiscord } from '../../test/doubles/discord/discord-double.ts';
import type { Channel } from '../../test/doubles/discord/objects.ts';
import type { Person } from '../../test/doubles/discord/people.ts';
import type { Platform } from '../apps/app.ts';
import { questionAt } from './questions.ts';

/** What somebody does, and so how many calls an answer takes. */
export type Deed = 'message in a thread' | 'message in a channel' | 'command in a thread';

export type DiscordPlatform = {
  /** Resolves with the milliseconds to the answer. */
  does(deed: Deed, index: number): Promise<number>;
  readonly platform: Platform;
  close(): Promise<void>;
};

/** discord.js makes one call to a channel after another, so there are more than there are events in flight. */
const places = 200;

/** @param calls how many calls of the app answer each deed: the last is the answer */
export async function openDiscordPlatform(calls: Readonly<Record<Deed, number>>): Promise<DiscordPlatform> {
  const discord: DiscordDouble = await startDiscord();
  const { world } = discord;
  const guild = world.addGuild('Team');
  const channels = Array.from({ length: places }, (_, at) => world.addChannel(guild, `channel-${at}`));
  const threads = channels.map((channel, at) =>
    world.addChannel(guild, `thread-${at}`, { type: 11, parent: channel.id, owner: String(world.bot.id) }),
  );
  const people: readonly Person[] = Array.from({ length: places }, (_, at) => discord.person(`person-${at}`));
  /** What is to be called yet in a place, by its channel. */
  const waiting = new Map<string, { left: number; done(): void }>();

  function placeOf(path: string): string | undefined {
    const [, kind, id = ''] = path.split('/');
    if (kind === 'interactions') return world.interactions.get(id)?.channel;
    if (kind !== 'channels') return undefined;
    const channel = world.channels.get(id);
    return channel !== undefined && waiting.has(channel.id) ? channel.id : (channel?.parent ?? undefined);
  }

  discord.calls.push = (...all) => {
    for (const { method, path } of all) {
      const place = method === 'POST' ? placeOf(path) : undefined;
      const awaited = place === undefined ? undefined : waiting.get(place);
      if (place === undefined || awaited === undefined) continue;
      awaited.left -= 1;
      if (awaited.left > 0) continue;
      waiting.delete(place);
      awaited.done();
    }
    return 0;
  };

  function forget(): void {
    world.messages.clear();
    world.interactions.clear();
    world.nonces.clear();
    discord.problems.length = 0;
    const kept = new Set([...channels, ...threads].map(({ id }) => id));
    for (const id of world.channels.keys()) if (!kept.has(id)) world.channels.delete(id);
    guild.channels.splice(0, guild.channels.length, ...kept);
  }

  return {
    async does(deed, index) {
      if (index === 0) forget();
      const at = index % places;
      const place: Channel | undefined = (deed === 'message in a channel' ? channels : threads)[at];
      const person = people[at];
      if (place === undefined || person === undefined) throw new Error('there are as many people as places');
      // The one before in this place may be a straggler in a round of its own.
      while (waiting.has(place.id)) await new Promise((next) => setTimeout(next, 1));
      const began = performance.now();
      const answered = new Promise<number>((resolve) =>
        waiting.set(place.id, { left: calls[deed], done: () => resolve(performance.now() - began) }),
      );
      const words = questionAt(index);
      if (deed === 'command in a thread') person.command(place, 'ask', { question: words });
      else person.write(place, `${person.mention} ${words}`);
      return answered;
    },
    platform: {
      apiUrl: discord.apiUrl,
      token: discord.token,
      transport: 'socket',
      signingSecret: '',
      store: 'memory',
      place: '',
    },
    close: () => discord.close(),
  };
}
