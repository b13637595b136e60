import { type ClientOptions, SimpleShardingStrategy } from 'discord.js';
import { z } from 'zod';
import type { Log } from '../../log/log.ts';
import { checkEvent } from '../payloads.ts';

type BuildStrategy = NonNullable<NonNullable<ClientOptions['ws']>['buildStrategy']>;

const namedSchema = z.object({ t: z.string() });

/**
 * Hands over to discord.js only events that are sound and of use. discord.js reads an event in a listener whose error
 * nobody handles, so one field of another shape would stop the bot for everyone, and an event it can read may still hold
 * something that can't be stored. Such an event is logged and skipped; the error's message is left out, because it quotes
 * the event, which may hold a token. What bots write isn't answered, so it isn't read either: every answer comes back as
 * such a message, and a reply brings along the message it refers to.
 *
 * discord.js keeps back what arrives while it connects; an error in reading one of those isn't caught here.
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
