import { decide } from '../../../../src/core/decisions/decider/decide.ts';
import { evolve } from '../../../../src/core/decisions/decider/evolve.ts';
import type {
  AutomaticCommand,
  Issuer,
  PersonCommand,
} from '../../../../src/core/decisions/decider/record-command.ts';
import type { Decision } from '../../../../src/core/decisions/record/record.ts';

export type Performed =
  | { readonly kind: 'done'; readonly decision: Decision }
  | { readonly kind: 'refused'; readonly why: string };

/** The record after a person's command: decides the events, then applies them one by one. */
export function perform(state: Decision, command: PersonCommand, issuer: Issuer): Performed {
  const decided = decide({ ...command, issuer }, state);
  return decided.kind === 'refused'
    ? decided
    : { kind: 'done', decision: decided.events.reduce(evolve, state) };
}

/** The record after an automatic command, which is never refused. */
export function happen(state: Decision, command: AutomaticCommand): Decision {
  const decided = decide(command, state);
  if (decided.kind === 'refused') throw new Error(`${command.do} was refused: ${decided.why}`);
  return decided.events.reduce(evolve, state);
}

export function superseded(state: Decision, id: string, at: number, author: string | null): Decision {
  return happen(state, { do: 'supersede', successor: { id, title: 'Another' }, author, at });
}
