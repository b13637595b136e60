import type { Decision } from '../record/record.ts';
import { decideAutomatic } from './decide-automatic.ts';
import { decideDiscard, decideEdit, decideKeep, decideRevisit } from './decide-content.ts';
import { decideDeprecate, decidePropose, decideRecord, decideReject } from './decide-status.ts';
import { decideClose, decideObject, decideVote, decideWithdrawVote } from './decide-vote.ts';
import { type Decided, decided } from './decided.ts';
import type { RecordCommand } from './record-command.ts';

/**
 * The table of all commands: what happens to a record, or why not. Pure; `evolve` applies the events.
 *
 * @returns no events if the operation took effect before, or an automatic command doesn't apply
 */
export function decide(command: RecordCommand, state: Decision): Decided {
  if (!('issuer' in command)) return { kind: 'decided', events: decideAutomatic(command, state) };
  const { issuer } = command;
  if (state.operations.includes(issuer.operation)) return decided(issuer);
  switch (command.do) {
    case 'edit':
      return decideEdit(state, command.content, issuer);
    case 'discard':
      return decideDiscard(state, issuer);
    case 'record':
      return decideRecord(state, issuer);
    case 'propose':
      return decidePropose(state, command.vote, issuer);
    case 'vote':
      return decideVote(state, command.choice, issuer);
    case 'withdraw-vote':
      return decideWithdrawVote(state, issuer);
    case 'close':
      return decideClose(state, issuer);
    case 'reject':
      return decideReject(state, command.because, issuer);
    case 'deprecate':
      return decideDeprecate(state, command.because, issuer);
    case 'object':
      return decideObject(state, command.words, issuer);
    case 'revisit':
      return decideRevisit(state, command.on, issuer);
    case 'keep':
      return decideKeep(state, issuer);
    default:
      return command satisfies never;
  }
}
