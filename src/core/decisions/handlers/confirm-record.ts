import type { EffectResult } from '../../turn/effect.ts';
import type { EffectContext } from '../../turn/effect-context.ts';
import type { DecisionRequest } from '../ask/request.ts';
import type { Decision } from '../record/record.ts';
import { whyNotAsOutsider } from '../rights/outsiders.ts';
import { foundReply } from '../show/draft-replies.ts';
import { refusedReply, whichOne } from '../show/replies.ts';
import { askDraft } from './ask-draft.ts';
import type { HandlerParts } from './handler-parts.ts';
import { drafts, proposals, recordDoneBy, recordsIn } from './open-records.ts';
import { runCommand } from './run-command.ts';

/** Nobody has read a draft sooner, in milliseconds: whoever says "record it" meanwhile doesn't mean what it says. */
const readingTime = 3_000;

/** "record it": the thread's draft, else its proposal, else what it has recorded; else they're asked what to draft. */
export async function confirmRecord(
  parts: HandlerParts,
  { topic, likely, isAsked }: Extract<DecisionRequest, { step: 'confirm' }>,
  context: EffectContext,
): Promise<EffectResult | null> {
  const { records, knowledge } = parts;
  const record = { do: 'record' } as const;
  const inDraft = await recordsIn(records, context, drafts);
  const done = inDraft.length === 0 ? await recordDoneBy(records, context) : undefined;
  if (done !== undefined) return runCommand(parts, done, record, context);
  const open = inDraft.length > 0 ? inDraft : await recordsIn(records, context, proposals);
  const [only] = open;
  const outside = whyNotAsOutsider('record', context);
  if (outside !== null)
    return only === undefined && outside.kind !== 'unverified' ? null : refusedReply(outside);
  if (only !== undefined) {
    const several = whichOne(open, inDraft.length > 0 ? 'draft' : 'proposal');
    if (several !== null) return several;
    return isAsked || isUnread(only.decision, context)
      ? foundReply(only, knowledge(context.workspace))
      : runCommand(parts, only.id, record, context);
  }
  const accepted = await recordsIn(records, context, { narrowed: { statuses: ['accepted'], topic } });
  const same = accepted.find(({ decision }) => decision.content.outcome.option === likely);
  const found = same ?? accepted.at(-1);
  if (found === undefined) return askDraft(parts, { topic, likely }, context);
  return foundReply(found, knowledge(context.workspace), same === undefined ? likely : null);
}

/** Whether somebody else drafted or changed it in the very moment of this message. */
function isUnread({ history, touched }: Decision, { author, at }: EffectContext): boolean {
  const by = history.findLast((step) => step.author !== null)?.author;
  return at !== null && by !== author && at < touched + readingTime;
}
