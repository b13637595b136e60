import { type ClientOptions, SimpleShardingStrategy } from 'discord.js';
import { z } from 'zod';
import type { Log } from '../../log/log.ts';
import { checkEvent } from '../payloads.ts';

type BuildStrategy = NonNullable<NonNullable<ClientOptions['ws']>['buildStrategy']>;

const namedSchema = z.object({ t: z.string() });

/**
 * Passes only valid, relevant events to discord.js. discord.js parses events in a listener whose errors nobody handles,
 * so a single malformed field would stop the bot for everyone, and an event it can parse may still contain something that
 * can't be stored. Such events are logged and skipped. The error's message isn't logged, because it quotes the event,
 * which may contain a token. Messages by bots are skipped too: they aren't answered, and every answer of this bot comes
 * back as one.
 *
 * discord.js buffers events that arrive while it connects; errors in parsing those aren't caught here.
 */
export function soundEventsOnly(log: Pick<Log, 'error'>): BuildStrategy {
  return (manager) => {
    const emit = (name: string, payload: unknown): boolean => {
      const pass = (): boolean => Reflect.apply(manager.emit, manager, [name, payload]) === true;
      if (name !== 'dispatch') return pass();
      const packet =
        typeof payload === 'object' && payload !== null && 'data' in payload ? payload.data : null;
      const checked = checkEvent(packet);
      switch (checked.kind) {
        case 'of-a-bot':
        case 'no-edit':
          return false;
        case 'wrong':
          log.error(
            `discord: skipped an event (${nameOf(packet)}) that is not as documented: ${checked.says}`,
          );
          return false;
        case 'sound':
          try {
            return pass();
          } catch (error) {
            const kind = error instanceof Error ? error.name : typeof error;
            log.error(
              `discord: skipped an event (${nameOf(packet)}) that could not be read: ${kind} in discord.js; if this repeats, update the program`,
            );
            return false;
          }
        default:
          return checked satisfies never;
      }
    };
    return new SimpleShardingStrategy(
      new Proxy(manager, { get: (target, name) => (name === 'emit' ? emit : Reflect.get(target, name)) }),
    );
  };
}

const nameOf = (packet: unknown): string => namedSchema.safeParse(packet).data?.t ?? 'without a name';
