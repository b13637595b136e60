import type { Knowledge } from '../../../knowledge/schema.ts';
import { decideAutomatic } from '../decider/decide-automatic.ts';
import { evolve } from '../decider/evolve.ts';
import type { AutomaticCommand } from '../decider/record-command.ts';
import { evidenceOf, evidenceVersion, isKnown } from '../evidence/evidence.ts';
import type { Decision, RecordWithId } from '../record/record.ts';
import { isWatched } from '../record/status.ts';
import { eventNotices } from '../show/event-notices.ts';

/** Applies an automatic command and adds the notices for its thread; null if nothing happens. Pure. */
export function applyAutomatic(
  command: AutomaticCommand,
  { id, decision }: RecordWithId,
  knowledge: Knowledge,
): Decision | null {
  const events = decideAutomatic(command, decision);
  if (events.length === 0) return null;
  return events.reduce((before, event) => {
    const after = evolve(before, event);
    return {
      ...after,
      notices: [...after.notices, ...eventNotices(event, { id, before, after, knowledge })],
    };
  }, decision);
}

/** What time does to a record: a vote closes, missing voters are reminded, a day comes. Null if nothing is due. */
export function advance({ id, decision }: RecordWithId, at: number, knowledge: Knowledge): Decision | null {
  const commands = ['close-on-time', 'remind', 'check-decide-by', 'check-revisit'] as const;
  return commands.reduce<Decision | null>(
    (changed, command) =>
      applyAutomatic({ do: command, at }, { id, decision: changed ?? decision }, knowledge) ?? changed,
    null,
  );
}

/**
 * Compares a record with the current knowledge. If its evidence moved since its thread last heard of it, adds a
 * notice.
 *
 * @returns null if it isn't watched, or was compared with this knowledge before
 */
export function compareEvidence(
  { id, decision }: RecordWithId,
  at: number,
  knowledge: Knowledge,
): Decision | null {
  const { topic } = decision.content;
  if (!isWatched(decision.status) || !isKnown(topic, knowledge)) return null;
  if (decision.checked === evidenceVersion(knowledge, topic)) return null;
  const evidence = evidenceOf(decision.content, knowledge);
  return applyAutomatic({ do: 'compare-evidence', evidence, at }, { id, decision }, knowledge);
}
