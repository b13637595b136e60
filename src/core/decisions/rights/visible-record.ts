import type { Actor } from '../../access/actor.ts';
import type { Settings } from '../../settings/channel-settings.ts';
import type { ChangeCommand } from '../decider/record-command.ts';
import type { RecordStore } from '../lifecycle/record-store.ts';
import type { Content, Decision } from '../record/record.ts';
import { mayRead, whyNotRecord } from './record-rights.ts';

type Parts = { readonly records: RecordStore; readonly settings: Settings };
type Person = Actor & { readonly isPrivate: boolean };

/** A record, if this person may see it here. */
export async function visibleRecord(
  { records }: Pick<Parts, 'records'>,
  id: string,
  person: Person,
): Promise<Decision | undefined> {
  const decision = await records.find(person.workspace, id);
  return decision !== undefined && (await mayRead(decision, person)) ? decision : undefined;
}

/**
 * Why a person may not let a record supersede the one it names; null if they may, or it names none. The rules of the
 * superseded record's place count, not those of this one. Checked when the record is named, and again before anything
 * settles it, including a vote.
 */
export async function whyNotSupersede(
  parts: Parts,
  { content }: Pick<Decision, 'content'>,
  command: ChangeCommand,
  person: Person,
): Promise<string | null> {
  const supersedes = supersededBy(content, command);
  if (supersedes === null) return null;
  const old = await visibleRecord(parts, supersedes, person);
  if (old === undefined) return `I have no decision ${supersedes} that this one could supersede.`;
  const refusal = await whyNotRecord(parts.settings, person, old);
  if (refusal !== null) return refusal;
  return old.status === 'accepted' || old.supersededBy !== null
    ? null
    : `${supersedes} is ${old.status}; you can only supersede an accepted record.`;
}

/** The record that a command would name as superseded, or settle as such. */
function supersededBy({ supersedes }: Content, command: ChangeCommand): string | null {
  switch (command.do) {
    case 'record':
    case 'propose':
      return supersedes;
    case 'edit': {
      const other = command.content.supersedes ?? null;
      return other === supersedes ? null : other;
    }
    case 'vote':
    case 'withdraw-vote':
    case 'close':
    case 'reject':
    case 'deprecate':
    case 'object':
    case 'revisit':
    case 'keep':
      return null;
    default:
      return command satisfies never;
  }
}
