import { type Client, Status } from 'discord.js';
import { z } from 'zod';
import type { Log } from '../log/log.ts';
import { standingOf } from './event-shapes.ts';

const namedSchema = z.object({ t: z.string() });

/**
 * Has discord.js read only events that are sound and of use. It reads them in a listener whose rejection nobody handles
 * (discord.js 14, `WebSocketManager.handlePacket`), so one field of another shape would stop the bot for everybody; and
 * one that it can read may still hold what cannot be kept. Such an event is logged and passed over; the error's message
 * is left out, as it quotes the event, and that may hold a token. What bots write is not answered, so it need not be
 * read: every answer comes back as such a message, and a reply brings the one that it refers to along.
 */
export function outliveBrokenEvents({ ws }: Client, log: Log): void {
  const read: unknown = Reflect.get(ws, 'handlePacket');
  if (typeof read !== 'function') return;
  const readOn = (...event: readonly unknown[]): unknown => Reflect.apply(read, ws, event);
  Object.defineProperty(ws, 'handlePacket', {
    value(packet: unknown, shard: unknown): unknown {
      const standing = standingOf(packet);
      if (standing.kind === 'wrong') {
        log.error(
          `an event of Discord (${nameOf(packet)}) is not as documented and is passed over: ${standing.says}`,
        );
        return false;
      }
      // Without an event it goes on with those that waited until all was ready.
      if (standing.kind === 'unheard' && ws.status === Status.Ready) return readOn();
      try {
        return readOn(packet, shard);
      } catch (error) {
        const kind = error instanceof Error ? error.name : typeof error;
        log.error(
          `an event of Discord (${nameOf(packet)}) could not be read and is passed over: ${kind} in discord.js; if this repeats, update the program`,
        );
        return false;
      }
    },
  });
}

const nameOf = (packet: unknown): string => namedSchema.safeParse(packet).data?.t ?? 'without a name';
