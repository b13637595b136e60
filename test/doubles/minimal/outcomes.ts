import type { Failure } from '../../../src/adapters/chat/outcomes.ts';
import type { Reply } from './wire.ts';

/** What a call that failed means. */
export function failureOf({ error = 'unknown', wait = 0 }: Reply): Failure {
  switch (error) {
    case 'limited':
      return { kind: 'limited', waitMs: wait };
    case 'unreached':
    case 'down':
      return { kind: 'later', says: 'the server is down; check that it runs', mayBeDone: false };
    case 'lost':
      return { kind: 'later', says: 'the connection broke; check the network', mayBeDone: true };
    case 'gone':
      return { kind: 'elsewhere', says: 'the channel is gone; invite the bot to another one' };
    default: // Open set: what a server may answer.
      return { kind: 'never', says: `${error}; please report this line` };
  }
}
