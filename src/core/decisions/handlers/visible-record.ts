import type { Actor } from '../../access/actor.ts';
import type { Settings } from '../../settings/channel-settings.ts';
import type { ChangeCommand } from '../decider/command.ts';
import type { RecordStore } from '../lifecycle/record-store.ts';
import type { Content, Decision } from '../record/record.ts';
import { mayRead, whyNotRecord } from '../record/record-rights.ts';

type Parts = { readonly records: RecordStore; readonly settings: Settings };
type Person = Actor & { readonly alone: boolean };

/** A record that this person may see here. */
export async function visibleRecord(
  { records }: Pick<Parts, 'records'>,
  id: string,
  person: Person,
): Promise<Decision | undefined> {
  const decision = await records.find(person.workspace, id);
  return decision !== undefined && (await mayRead(decision, person)) ? decision : undefined;
}

/**
 * A record that takes the place of another one has to be one that may: the rules of the other one's place count,
 * not those of here. Asked when it is named, and before anything is settled, be it by a vote.
 */
export async function whyNotSupersede(
  parts: Parts,
  { content }: Pick<Decision, 'content'>,
  command: ChangeCommand,
  person: Person,
): Promise<string | null> {
  const supersedes = named(content, command);
  if (supersedes === null) return null;
  const old = await visibleRecord(parts, supersedes, person);
  if (old === undefined) return `I have no decision ${supersedes} that this one could supersede.`;
  const refusal = await whyNotRecord(parts.settings, person, old);
  if (refusal !== null) return refusal;
  return old.status === 'accepted' || old.supersededBy !== null
    ? null
    : `${supersedes} is ${old.status}; only an accepted record is superseded.`;
}

function named({ supersedes }: Content, command: ChangeCommand): string | null {
  switch (command.do) {
    case 'record':
    case 'propose':
      return supersedes;
    case 'edit': {
      const other = command.content.supersedes ?? null;
      return other === supersedes ? null : other;
    }
    case 'vote':
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
