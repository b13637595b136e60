import type { EarlierMessage } from '../../../core/turn/earlier-talk.ts';
import { soon } from '../../chat/clock.ts';
import type { Platform } from '../../chat/platform.ts';
import type { Address } from '../address.ts';
import { limits } from '../limits.ts';
import { sayingOf } from '../outcomes.ts';
import type { AuthoredMessage } from '../wire/calls.ts';
import type { InboundParts } from './parts.ts';
import type { Trigger } from './trigger.ts';

type ReadEarlier = NonNullable<Platform<Address, unknown, Trigger>['earlier']>;

/** Milliseconds; whoever asked waits no longer for an answer. */
const patience = 2_000;

/** The newest messages of a thread before one in it. Without the Message Content intent, Discord omits their words. */
export function createReadEarlier({
  calls,
  messageContent,
  log,
}: Pick<InboundParts, 'calls' | 'messageContent' | 'log'>): ReadEarlier {
  async function read(channel: string, before: string): ReturnType<ReadEarlier> {
    try {
      const found = await calls.before(channel, before, limits.earlierMessages);
      // Discord returns none to a bot that may not read the history.
      if (found.length === 0) return null;
      return {
        messages: found.flatMap(writtenIn).reverse(),
        isWhole: found.length < limits.earlierMessages,
      };
    } catch (error) {
      log.debug(`discord: what was said in ${channel} was not read: ${sayingOf(error)}`);
      return null;
    }
  }
  return async ({ trigger: { by, spot } }) =>
    by.kind === 'message' && by.id !== null && messageContent
      ? soon(read(spot.channel, by.id), patience, null)
      : null;
}

/** What a person wrote. The first message of a thread stands for the one in the channel that it was opened on. */
function writtenIn({ opened, ...own }: AuthoredMessage): readonly EarlierMessage[] {
  const { id, author, content, isByBot } = opened ?? own;
  return isByBot || content === '' ? [] : [{ author, words: content, message: id }];
}
