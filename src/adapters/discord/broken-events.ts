import type { Client } from 'discord.js';
import { z } from 'zod';
import type { Log } from '../log/log.ts';
import { wrongIn } from './event-shapes.ts';

const namedSchema = z.object({ t: z.string() });

/**
 * Keeps an event that discord.js cannot read from ending the process. It reads events in a listener whose rejection
 * nobody handles (discord.js 14, `WebSocketManager.handlePacket`), so one field of another shape would stop the bot
 * for everybody; and one that it can read may still hold what cannot be kept. Such an event is logged and passed over; the error's message is left out, as it quotes the event,
 * and that may hold a token.
 */
export function outliveBrokenEvents({ ws }: Client, log: Log): void {
  const read: unknown = Reflect.get(ws, 'handlePacket');
  if (typeof read !== 'function') return;
  Object.defineProperty(ws, 'handlePacket', {
    value(packet: unknown, shard: unknown): unknown {
      const wrong = wrongIn(packet);
      if (wrong !== null) {
        log.error(
          `an event of Discord (${nameOf(packet)}) is not as documented and is passed over: ${wrong}`,
        );
        return false;
      }
      try {
        return Reflect.apply(read, ws, [packet, shard]);
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
