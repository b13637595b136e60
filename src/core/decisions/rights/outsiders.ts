import { type Doer, type Refusal, whyNot } from '../../access/acts.ts';
import type { PersonCommand } from '../decider/record-command.ts';

/** The acts that records are for. */
export type GuardedAct = 'read-records' | 'record' | 'vote' | 'object' | 'close-vote';

/** What a command does, as far as rights are concerned. */
export function actOf(command: PersonCommand): GuardedAct {
  switch (command.do) {
    case 'vote':
    case 'withdraw-vote':
      return 'vote';
    case 'close':
      return 'close-vote';
    case 'object':
      return 'object';
    case 'record':
    case 'propose':
    case 'reject':
    case 'deprecate':
    case 'revisit':
    case 'keep':
    case 'discard':
    case 'edit':
      return 'record';
    default:
      return command satisfies never;
  }
}

/**
 * What guests and programs that only read are told, whichever record it's about and whether there is one; null for
 * members.
 */
export function whyNotAsOutsider(act: GuardedAct, doer: Doer): Refusal | null {
  const { guest, readsOnly } = doer.rights;
  return guest || readsOnly === true ? refusalOf(act, doer) : null;
}

function refusalOf(act: GuardedAct, doer: Doer): Refusal | null {
  switch (act) {
    case 'read-records':
    case 'object':
      return whyNot(act, doer, null);
    case 'record':
      return whyNot(act, doer, { decides: 'everyone' });
    case 'vote':
      return whyNot(act, doer, { voters: [] });
    case 'close-vote':
      return whyNot(act, doer, { openedBy: '' });
    default:
      return act satisfies never;
  }
}
