import type { Failure, Outcome } from '../../../src/adapters/chat/outcomes.ts';
import type { Address } from '../../../src/adapters/web/address.ts';
import type { WebPlatform } from '../../../src/adapters/web/platform.ts';
import type { PostFault } from '../../contract/chat-stage.ts';

/** Calls that fail as the stage wants it: a page of ours has no server that could. */
export function createPostFaults(now: () => number) {
  const faults: PostFault[] = [];
  let failsUntil = 0;

  async function call(done: () => Promise<Outcome<Address>>): Promise<Outcome<Address>> {
    const fault = faults.shift() ?? (now() < failsUntil ? { kind: 'down' as const } : undefined);
    if (fault?.kind === 'lost') await done();
    return fault === undefined ? done() : failureFor(fault);
  }

  return {
    fail: (...given: PostFault[]) => void faults.splice(0, faults.length, ...given),
    failFor(ms: number) {
      failsUntil = now() + ms;
    },
    wrap: (platform: WebPlatform): WebPlatform => ({
      ...platform,
      deliver: (...given) => call(() => platform.deliver(...given)),
      edit: (...given) => call(() => platform.edit(...given)),
    }),
  };
}

function failureFor(fault: PostFault): Failure {
  switch (fault.kind) {
    case 'down':
      return { kind: 'later', says: 'the disk is away; plug it in', mayBeDone: false };
    case 'lost':
      return { kind: 'later', says: 'the disk went away; plug it in', mayBeDone: true };
    case 'refused':
      return { kind: 'elsewhere', says: 'the channel is gone; open another one' };
    case 'limited':
      return { kind: 'limited', waitMs: fault.ms };
    default:
      return fault satisfies never;
  }
}
