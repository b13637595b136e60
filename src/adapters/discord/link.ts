import type { Address } from './address.ts';

/**
 * The address at which Discord's apps open what was said, or its thread.
 *
 * @param server id of the server; null in direct messages
 * @returns null where only the asker sees the reply, or the bot is no member of the place
 */
export function linkOf(server: string | null, address: Address): string | null {
  const base = `https://discord.com/channels/${server ?? '@me'}`;
  switch (address.kind) {
    case 'thread':
      return `${base}/${address.message}`;
    case 'channel':
      return address.answers === null
        ? `${base}/${address.channel}`
        : `${base}/${address.channel}/${address.answers}`;
    case 'response':
      return `${base}/${address.channel}`;
    case 'interaction':
      return null;
  }
}
