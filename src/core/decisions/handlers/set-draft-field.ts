import { libraryOf } from '../../../knowledge/queries.ts';
import { readDay } from '../../dates/read-day.ts';
import { whyNotRead } from '../../reply/parts/ask-time.ts';
import { zoneOf } from '../../settings/zone-of.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { EffectContext } from '../../turn/effect-context.ts';
import type { DecisionRequest } from '../ask/request.ts';
import { setField } from '../forms/set-field.ts';
import { whyNotAsOutsider } from '../rights/outsiders.ts';
import { visibleRecord } from '../rights/visible-record.ts';
import { refusalReply, refusedReply, unknownRecord, whichOne } from '../show/replies.ts';
import type { HandlerParts } from './handler-parts.ts';
import { drafts, proposals, recordsIn } from './open-records.ts';
import { runCommand } from './run-command.ts';
import { askedBack, howToSayDays, whichDay } from './settle-times.ts';

/** Fields whose day people may give in words. */
const dayFields = new Set(['decide-by', 'revisit-on']);

/** "set title of d-3fa9c1 to …": edits one field of a draft, the thread's own where none is named. */
export async function setDraftField(
  parts: HandlerParts,
  { id: given, field, value, adds, shown }: Extract<DecisionRequest, { step: 'set' }>,
  context: EffectContext,
): Promise<EffectResult> {
  const outside = whyNotAsOutsider('record', context);
  if (outside !== null) return refusedReply(outside);
  const inDraft = given === null ? await recordsIn(parts.records, context, drafts) : [];
  const several = whichOne(inDraft, 'draft');
  if (several !== null) return several;
  const id = given ?? inDraft[0]?.id;
  const decision = id === undefined ? undefined : await visibleRecord(parts, id, context);
  if (id === undefined || decision === undefined)
    return given === null ? refusalReply(await whyNoDraft(parts, field, context)) : unknownRecord(given);
  const topic = parts
    .knowledge(context.workspace)
    .topics.find((known) => known.id === decision.content.topic);
  if (topic === undefined) return refusalReply(`I know nothing of "${decision.content.topic}" any more.`);
  const { zone } = zoneOf(context, context.settings);
  const now = parts.now();
  const day = dayFields.has(field) && value !== '' ? readDay(value, { now, zone }) : null;
  if (day?.kind === 'ambiguous') {
    const says = (one: string): string => `set ${field.replace('-', ' ')} of ${id} to ${one}`;
    return askedBack(whichDay(value, day.days, says)).reply;
  }
  if (day?.kind === 'unread') return refusalReply(`${whyNotRead(value, day.why)} ${howToSayDays}`);
  const drafting = {
    content: decision.content,
    library: libraryOf(topic),
    author: context.author,
    now,
    zone,
  };
  const filled = setField({ field, value: day?.day ?? value, adds }, drafting);
  return filled.kind === 'wrong'
    ? refusalReply(filled.why)
    : runCommand(parts, id, filled.change, shown === undefined ? context : { ...context, shown });
}

/** A proposal stays as it is: what people think of it is said by themselves, and kept with it. */
async function whyNoDraft(parts: HandlerParts, field: string, context: EffectContext): Promise<string> {
  const [open] = await recordsIn(parts.records, context, proposals);
  if (open === undefined) return "There's no open draft in this thread.";
  const { id } = open;
  return field === 'concern' || field === 'dissent'
    ? `${id} is up for decision, so everyone says it for themselves: "I object, because …" is kept with it, under their name.`
    : `${id} is up for decision, so what it says stays. To change it, reject it and draft it anew.`;
}
