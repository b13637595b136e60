import type { Knowledge } from '../../knowledge/schema.ts';
import { readPeriod } from '../dates/period.ts';
import type { EffectResult } from '../turn/effect.ts';
import type { EffectContext } from '../turn/effect-context.ts';
import type { Query } from './ask/query.ts';
import { findRecords, readable } from './find.ts';
import type { Numbered, Records } from './records.ts';
import { explained, explainedAgainst, listed, whole } from './show/listing.ts';
import { declined, notForGuests, spoken } from './show/spoken.ts';

type Parts = { readonly records: Records; readonly knowledge: () => Knowledge; readonly now: () => number };

/** What is on record here and fits a query; null where nothing is, and the thread is to say so in its own way. */
export async function lookUp(
  { records, knowledge, now }: Parts,
  asked: Query,
  context: EffectContext,
): Promise<EffectResult | null> {
  const query = asked.period === null ? asked : { ...asked, ...readPeriod(asked.period, now()) };
  if (context.rights.guest) return query.why ? null : declined(notForGuests);
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
    const lead = 'What was accepted stays on record: it is deprecated, or superseded by a new one.';
    if (first === undefined) return null;
    const shown = listed(lead, found, knowledge());
    return spoken(shown, null, { editable: false });
  }
  if (first === undefined) {
    if (query.why) return null;
    const recorded = await readable(records, context);
    if (recorded.length > 0)
      return spoken(listed('No record fits that. On record here:', recorded, knowledge()), null, {
        editable: false,
      });
    const drafts = await readable(records, context, ({ status }) => status === 'draft');
    return drafts.length === 0
      ? null
      : spoken(listed('Nothing is recorded here yet. In draft:', drafts, knowledge()), null, {
          editable: false,
        });
  }
  const show = query.why ? explained : whole;
  if (query.whole || query.why)
    return spoken(show(first, others, knowledge()), first.decision, { editable: false });
  const lead = found.length === 1 ? 'One decision:' : `${found.length} decisions, newest first:`;
  return spoken(listed(lead, found, knowledge()), null, { editable: false });
}

/** "why did we not choose flask?": the newest record that weighed it and took another. */
function notTaken(found: readonly Numbered[], { options }: Query, knowledge: Knowledge): EffectResult | null {
  const [option] = options;
  const record = found.find(({ decision }) => decision.content.outcome.option !== option);
  if (option === undefined || record === undefined) return null;
  return spoken(explainedAgainst(record, option, knowledge), record.decision, { editable: false });
}
