import type { Meter } from '../../core/assistant/meter.ts';
import type { Log } from '../log/log.ts';
import { redact } from '../log/redact.ts';
import type { Address } from './address.ts';
import type { Fault } from './outcomes.ts';
import { limits } from './limits.ts';
import { backoff, type Pauses } from './pause.ts';
import type { SlackMessage } from './render/message.ts';
import { plainer } from './render/plainer.ts';
import type { Respond } from './respond.ts';

export type PostAloneParts = {
  readonly respond: Respond;
  readonly log: Log;
  readonly pauses: Pauses;
  readonly now: () => number;
  readonly postEvery: number;
  /** First wait after a failure, in milliseconds; it doubles up to half a minute. */
  readonly retryAfter: number;
  readonly meter: Meter;
};

export type PostAloneJob = {
  readonly answer: string;
  /** When it was asked, in milliseconds since 1970. */
  readonly at: number;
  readonly address: Address;
  readonly messages: readonly SlackMessage[];
  /** What to say in place of the parts from that number on, counted from 1, if they cannot be brought. */
  readonly rest: (from: number) => SlackMessage;
};

type Way = 'address' | 'member';

const longestWait = 30_000;

/**
 * Says an answer to one person alone, part by part, and sees it through as `post` does. An address that came with a
 * command takes five messages: its last is kept for the last part, or for the word on what did not fit; the parts
 * between go as ephemeral messages, which Slack takes where the bot is a member.
 *
 * @returns `stopped` where a shut-down came first, or the app is shut out: the reply then stays in the outbox
 */
export async function postAlone(
  { respond, log, pauses, now, postEvery, retryAfter, meter }: PostAloneParts,
  { answer, at, address, messages, rest }: PostAloneJob,
): Promise<'done' | 'stopped'> {
  const url = address.responseUrl;
  let uses = url === null ? 0 : limits.addressUses;

  function wayFor(more: number): Way {
    if (now() - at > limits.addressFor) uses = 0;
    return uses > 1 || (uses === 1 && more === 0) ? 'address' : 'member';
  }

  async function bring(message: SlackMessage, more: number): Promise<Fault | null | 'stopped'> {
    let plain: SlackMessage | null = message;
    let way = wayFor(more);
    for (let tries = 0; plain !== null; tries++) {
      const fault: Fault | null =
        way === 'address' && url !== null
          ? await respond.throughAddress(url, plain)
          : await respond.asMember(address, plain);
      if (way === 'address') uses--;
      switch (fault?.kind) {
        case undefined:
          return null;
        case 'blocks':
          plain = plainer(plain);
          if (plain === null) return fault;
          break;
        case 'outside':
        case 'refused':
          if (way === 'member') return fault;
          uses = 0;
          way = 'member';
          break;
        case 'locked':
          log.error(`slack: answer ${answer} waits (${fault.error}): ${fault.cure}`);
          return 'stopped';
        case 'limited':
        case 'unreached':
        case 'unknown': {
          // Nobody knows whether this one counted: as if it had not, since a use too many is refused and no harm.
          if (way === 'address') uses++;
          meter.retried('slack', fault.kind);
          const wait = fault.kind === 'limited' ? fault.wait : backoff(tries, retryAfter, longestWait);
          if (!(await pauses.wait(wait))) return 'stopped';
          way = wayFor(more);
        }
      }
    }
    return null;
  }

  for (const [index, message] of messages.entries()) {
    if (index > 0 && !(await pauses.wait(postEvery))) return 'stopped';
    const fault = await bring(message, messages.length - index - 1);
    if (fault === null) continue;
    if (fault === 'stopped') return fault;
    const why = 'error' in fault ? fault.error : fault.kind;
    log.warn(redact(`slack: answer ${answer} was brought to one person up to part ${index} only: ${why}`));
    return (await bring(rest(index + 1), 0)) === 'stopped' ? 'stopped' : 'done';
  }
  return 'done';
}
