import type { Knowledge } from '../../../knowledge/schema.ts';
import { readPeriod } from '../../dates/period.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { EffectContext } from '../../turn/effect-context.ts';
import { type Query, searchOf } from '../ask/query.ts';
import type { RecordStore, SearchedRecords } from '../lifecycle/record-store.ts';
import { whyNotReadRecords } from '../rights/record-rights.ts';
import { explained, explainedAgainst, noReasonsFor, recordList, wholeRecord } from '../show/record-list.ts';
import { cardReply, forAsker, refusedReply } from '../show/replies.ts';
import { withNumber } from './find-by-number.ts';
import { decidedAgainst, decidedOn, namingMost } from './find-by-subject.ts';
import { findRecords, readableRecords } from './find-records.ts';

type Parts = {
  readonly records: RecordStore;
  readonly knowledge: (workspace: string) => Knowledge;
  readonly now: () => number;
};

/** The records that match a query; null if there are none and the thread answers by itself. */
export async function lookUp(
  { records, knowledge, now }: Parts,
  asked: Query,
  context: EffectContext,
): Promise<EffectResult | null> {
  const listed = (lead: string, { records: found, total }: SearchedRecords): EffectResult =>
    forAsker(cardReply(recordList(lead, found, total, knowledge(context.workspace)), null));
  const query = asked.period === null ? asked : { ...asked, ...readPeriod(asked.period, now()) };
  const refusal = whyNotReadRecords(context);
  if (refusal !== null) {
    const isSaid = !query.why && query.otherwise !== 'turn';
    return isSaid || refusal.kind !== 'guest' ? refusedReply(refusal) : null;
  }
  if (query.number !== null) {
    const [first, ...others] = await withNumber(records, context, query.number);
    if (first !== undefined && others.length === 0)
      return cardReply(wholeRecord(first, 0, knowledge(context.workspace)), first.decision);
    const total = others.length + 1;
    if (first !== undefined)
      return listed(`${total} decisions have that number:`, { records: [first, ...others], total });
    if (query.otherwise === 'turn') return null;
  }
  if (query.against) {
    const declined = await notTaken(records, query, context, knowledge(context.workspace));
    // "why did we reject default exports?": the record may be called "Avoid default exports".
    if (declined !== null || query.options.length > 0) return declined;
  }
  // Named by words alone; a rated option is found by its id.
  if (query.why && query.options.length === 0 && query.about.length > 0) {
    const [first, ...others] = await decidedOn(records, context, query);
    if (first !== undefined)
      return cardReply(explained(first, others, knowledge(context.workspace)), first.decision);
    return query.otherwise === 'list' ? nothingFor(records, context) : null;
  }
  // "what did we decide on linting?": the newest record of all would answer another question.
  if (!query.why && !query.undo && query.about.length > 0) {
    const [first] = await decidedOn(records, context, query);
    if (first !== undefined)
      return cardReply(wholeRecord(first, 0, knowledge(context.workspace)), first.decision);
    if (query.otherwise === 'turn') return null;
    const search = { ...searchOf(query), words: query.about };
    const naming = await readableRecords(records, context, { search });
    if (naming.total > 0) return listed(counted(naming.total), naming);
    const all = await readableRecords(records, context);
    if (all.total > 0) return listed('No record fits that. On record here:', all);
  }
  const here = query.here ? { conversation: context.conversation } : {};
  const decidedFor = await findRecords(records, context, query, here);
  const isFound =
    decidedFor.total > 0 || query.why || (query.here && (await isDecidedFor(records, query, context)));
  const found = isFound ? decidedFor : await findRecords(records, context, { ...query, weighed: true }, here);
  const [first] = found.records;
  if (query.undo) {
    const lead = 'What was accepted stays on record: deprecate it, or supersede it with a new one.';
    if (first === undefined) return null;
    return listed(lead, found);
  }
  if (first === undefined) {
    if (query.why) return query.otherwise === 'list' ? nothingFor(records, context) : null;
    const recorded = await readableRecords(records, context);
    if (recorded.total > 0) return listed('No record fits that. On record here:', recorded);
    const drafts = await readableRecords(records, context, { search: { statuses: ['draft'] } });
    return drafts.total === 0 ? null : listed('No decision recorded here yet. In draft:', drafts);
  }
  if (query.why) {
    const [likeliest = first, ...others] = namingMost(found.records, query.about);
    return cardReply(explained(likeliest, others, knowledge(context.workspace)), likeliest.decision);
  }
  if (query.whole)
    return cardReply(wholeRecord(first, found.total - 1, knowledge(context.workspace)), first.decision);
  return listed(counted(found.total), found);
}

function counted(total: number): string {
  return total === 1 ? 'One decision:' : `${total} decisions, newest first:`;
}

/** Where there's no record of what somebody asks the reasons of; null if there's none at all. */
async function nothingFor(records: RecordStore, context: EffectContext): Promise<EffectResult | null> {
  const { total } = await readableRecords(records, context);
  return total === 0 ? null : forAsker(cardReply(noReasonsFor(total), null));
}

/** Whether any record that this person may see decided for what the query names, in whichever thread. */
async function isDecidedFor(records: RecordStore, query: Query, context: EffectContext): Promise<boolean> {
  return (await findRecords(records, context, query)).total > 0;
}

/** "why did we not choose flask?": the newest record that considered it and chose another. */
async function notTaken(
  records: RecordStore,
  query: Query,
  context: EffectContext,
  knowledge: Knowledge,
): Promise<EffectResult | null> {
  const [option] = query.options;
  if (option === undefined) {
    const found = query.about.length === 0 ? null : await decidedAgainst(records, context, query);
    return found === null
      ? null
      : cardReply(explainedAgainst(found.record, found.option, knowledge), found.record.decision);
  }
  const weighed = { ...query, weighed: true };
  const { records: found } = await findRecords(records, context, weighed, { declined: option });
  const [record] = found;
  return record === undefined
    ? null
    : cardReply(explainedAgainst(record, option, knowledge), record.decision);
}
