import type { EffectResult } from '../../turn/effect.ts';
import type { EffectContext } from '../../turn/effect-context.ts';
import type { DecisionRequest } from '../ask/request.ts';
import { visibleRecord } from '../rights/visible-record.ts';
import { refusalReply, unknownRecord } from '../show/replies.ts';
import { draftRecord } from './draft-record.ts';
import type { HandlerParts } from './handler-parts.ts';
import { runCommand } from './run-command.ts';

/** Drafts the successor of an accepted record, or makes an existing draft its successor. */
export async function supersedeRecord(
  parts: HandlerParts,
  { id, by, draft }: Extract<DecisionRequest, { step: 'supersede' }>,
  context: EffectContext,
): Promise<EffectResult | null> {
  const old = await visibleRecord(parts, id, context);
  if (old === undefined) return unknownRecord(id);
  if (old.status !== 'accepted')
    return refusalReply(`${id} is ${old.status}; you can only supersede an accepted record.`);
  if (draft !== null) return draftRecord(parts, { draft, revisit: '', isSaved: false }, context);
  if (by === null)
    return refusalReply(`By what? Say "supersede ${id} with …" and name an option or a draft.`);
  return runCommand(parts, by, { do: 'edit', content: { supersedes: id } }, context);
}
