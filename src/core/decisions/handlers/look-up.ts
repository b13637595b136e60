import type { Knowledge } from '../../../knowledge/schema.ts';
import { readPeriod } from '../../dates/period.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { EffectContext } from '../../turn/effect-context.ts';
import type { Query } from '../ask/query.ts';
import type { RecordStore } from '../lifecycle/record-store.ts';
import type { RecordWithId } from '../record/record.ts';
import { explained, explainedAgainst, recordList, wholeRecord } from '../show/record-list.ts';
import { cardReply, forAsker, notForGuests, refusalReply } from '../show/replies.ts';
import { findRecords, readableRecords } from './find-records.ts';

type Parts = {
  readonly records: RecordStore;
  readonly knowledge: () => Knowledge;
  readonly now: () => number;
};

/** The records that match a query; null if there are none and the thread answers by itself. */
export async function lookUp(
  { records, knowledge, now }: Parts,
  asked: Query,
  context: EffectContext,
): Promise<EffectResult | null> {
  const listed = (lead: string, found: readonly RecordWithId[]): EffectResult =>
    forAsker(cardReply(recordList(lead, found, knowledge()), null));
  const query = asked.period === null ? asked : { ...asked, ...readPeriod(asked.period, now()) };
  if (context.rights.guest) return query.why ? null : refusalReply(notForGuests);
  if (query.against)
    return notTaken(await findRecords(records, context, { ...query, weighed: true }), query, knowledge());
  const decidedFor = await findRecords(records, context, query);
  const all =
    decidedFor.length > 0 || query.why
      ? decidedFor
      : await findRecords(records, context, { ...query, weighed: true });
  const found = query.here
    ? all.filter(({ decision }) => decision.conversation === context.conversation)
    : all;
  const [first, ...others] = found;
  if (query.undo) {
    const lead = 'What was accepted stays on record: deprecate it, or supersede it with a new one.';
    if (first === undefined) return null;
    return listed(lead, found);
  }
  if (first === undefined) {
    if (query.why) return null;
    const recorded = await readableRecords(records, context);
    if (recorded.length > 0) return listed('No record fits that. On record here:', recorded);
    const drafts = await readableRecords(records, context, ({ status }) => status === 'draft');
    return drafts.length === 0 ? null : listed('No decision recorded here yet. In draft:', drafts);
  }
  const show = query.why ? explained : wholeRecord;
  if (query.whole || query.why) return cardReply(show(first, others, knowledge()), first.decision);
  const lead = found.length === 1 ? 'One decision:' : `${found.length} decisions, newest first:`;
  return listed(lead, found);
}

/** "why did we not choose flask?": the newest record that considered it and chose another. */
function notTaken(
  found: readonly RecordWithId[],
  { options }: Query,
  knowledge: Knowledge,
): EffectResult | null {
  const [option] = options;
  const record = found.find(({ decision }) => decision.content.outcome.option !== option);
  if (option === undefined || record === undefined) return null;
  return cardReply(explainedAgainst(record, option, knowledge), record.decision);
}
