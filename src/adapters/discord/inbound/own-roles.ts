import type { Guild, Message, Role } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { atMost } from '../../caches/at-most.ts';
import type { Clock } from '../../chat/clock.ts';
import type { Log } from '../../log/log.ts';
import { sayingOf } from '../outcomes.ts';

/**
 * The roles mentioned in a message that nobody but the bot has: mentioning one calls the bot. Discord makes one for each
 * bot, of the same name, which its list of suggestions shows beside the bot itself.
 *
 * @returns their ids. Never rejects.
 */
export type OwnRoles = (message: Message) => Promise<readonly string[]>;

/**
 * How long a server's member counts hold, in milliseconds, and for how many servers they are kept. Without the members
 * intent, Discord doesn't tell when somebody gets a role, so they hold no longer than a burst of messages.
 */
const countsHoldFor = 20_000;
const mostServers = 500;

export type OwnRolesParts = {
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Pick<Log, 'debug'>;
};

export function createOwnRoles({ clock, log }: OwnRolesParts): OwnRoles {
  const counted = new LRUCache<string, { readonly at: number; readonly counts: ReadonlyMap<string, number> }>(
    atMost(mostServers),
  );

  /** Members by role: without the members intent, the cache holds only those who spoke lately. */
  async function countsIn({ id, roles }: Guild): Promise<ReadonlyMap<string, number>> {
    const known = counted.get(id);
    if (known !== undefined && clock.now() - known.at < countsHoldFor) return known.counts;
    try {
      const counts = await roles.fetchMemberCounts();
      counted.set(id, { at: clock.now(), counts });
      return counts;
    } catch (error) {
      log.debug(`discord: the members of the roles of server ${id} are not known: ${sayingOf(error)}`);
      return new Map();
    }
  }

  return async ({ guild, mentions, client }) => {
    if (guild === null || mentions.roles.size === 0) return [];
    const own: string[] = [];
    const mayBeOwn: string[] = [];
    for (const role of mentions.roles.values()) {
      if (role.tags?.botId === client.user.id) own.push(role.id);
      else if (isGivenTo(guild, role)) mayBeOwn.push(role.id);
    }
    if (mayBeOwn.length === 0) return own;
    const counts = await countsIn(guild);
    return [...own, ...mayBeOwn.filter((id) => counts.get(id) === 1)];
  };
}

/** Whether somebody gave the bot this role, and nobody else in the cache has it. */
function isGivenTo({ members: { me } }: Guild, role: Role): boolean {
  return me?.roles.cache.has(role.id) === true && role.members.every(({ id }) => id === me.id);
}
