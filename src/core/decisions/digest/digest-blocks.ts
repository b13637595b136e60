import type { Knowledge } from '../../../knowledge/schema.ts';
import { type Block, plain, type Spans, strong } from '../../answer/answer.ts';
import { dayOf, morningOf } from '../../dates/days.ts';
import { timeSpan } from '../../dates/time-reading.ts';
import type { Composer } from '../../reply/parts/composer.ts';
import type { Decision, RecordWithId } from '../record/record.ts';
import { evidenceMovedWords, isLookedAt } from '../record/record-entry.ts';
import { isOpenVote, missingFrom, tallyOf } from '../record/vote.ts';
import { composerFor, type Shown, threadSource } from '../show/card.ts';
import { peopleSpans } from '../show/card-lines.ts';

/** What a digest covers, in milliseconds since 1970: `since` and later, before `now`. */
export type DigestPeriod = { readonly since: number; readonly now: number };

/** How long before its day something is due, in milliseconds: until the next digest. */
const soon = 7 * 24 * 3_600_000;

/** Items of each part, and buttons below all of them. */
const most = { items: 5, buttons: 3 } as const;

/**
 * What a channel's people should know of their decisions: those that were made, what has changed about earlier ones, open
 * votes, and what's due. Null if there's nothing to say.
 *
 * @param changed records that were changed lately, and `waiting` those that wait for people; more than that does no harm
 */
export function digestBlocks(
  changed: readonly RecordWithId[],
  waiting: readonly RecordWithId[],
  period: DigestPeriod,
  knowledge: Knowledge,
): Shown | null {
  const all = [...new Map([...changed, ...waiting].map((record) => [record.id, record])).values()];
  const [first] = all;
  if (first === undefined) return null;
  const composer = composerFor(first.decision, knowledge);
  const parts = [
    { name: 'Decided', items: itemsOf(all, (record) => decidedSpans(composer, record, period)) },
    { name: 'Changed', items: itemsOf(all, (record) => changedSpans(record, period)) },
    { name: 'Open votes', items: itemsOf(all, (record) => voteSpans(record, period)) },
    { name: 'Due', items: itemsOf(all, (record) => dueSpans(record, period)) },
  ].filter(({ items }) => items.length > 0);
  if (parts.length === 0) return null;
  composer.add({ kind: 'headline', spans: [plain('This week in decisions')] });
  for (const { name, items } of parts) for (const block of listOf(name, items)) composer.add(block);
  const told = [...new Set(parts.flatMap(({ items }) => items.map(({ id }) => id)))];
  composer.choices(told.slice(0, most.buttons).map((id) => ({ label: `Show ${id}`, says: `show ${id}` })));
  return { blocks: composer.blocks, sources: composer.sources, claims: [] };
}

type Item = { readonly id: string; readonly spans: Spans };

function itemsOf(records: readonly RecordWithId[], say: (record: RecordWithId) => Spans | null): Item[] {
  return records.flatMap((record) => {
    const said = say(record);
    if (said === null) return [];
    return [
      { id: record.id, spans: [strong(record.decision.content.title), plain(` (${record.id})`), ...said] },
    ];
  });
}

function listOf(name: string, items: readonly Item[]): Block[] {
  const left = items.length - most.items;
  return [
    { kind: 'paragraph', spans: [strong(`${name}:`)] },
    { kind: 'bullets', items: items.slice(0, most.items).map(({ spans }) => [...spans]) },
    ...(left > 0 ? [{ kind: 'note', spans: [plain(`And ${left} more.`)] } as const] : []),
  ];
}

/** The last step that gave it a status in this time; undefined if none did. What an import only tells of was before it. */
function becameIn(
  { history, imported }: Decision,
  { since, now }: DigestPeriod,
): Decision['history'][number] | undefined {
  const step = history.findLast(({ became }) => became !== null);
  const isTold = imported !== undefined && step?.at === history[0]?.at;
  return step !== undefined && !isTold && step.at >= since && step.at < now ? step : undefined;
}

function decidedSpans(
  composer: Composer,
  { id, decision }: RecordWithId,
  period: DigestPeriod,
): Spans | null {
  const step = becameIn(decision, period);
  const { content } = decision;
  if (step?.became !== 'accepted' && step?.became !== 'rejected') return null;
  const what =
    step.became === 'accepted' ? `: ${content.outcome.words}` : `: ${content.outcome.words}, rejected`;
  return [
    plain(what),
    ...(content.deciders.length > 0 ? [plain(', by '), ...peopleSpans(content.deciders)] : []),
    ...(content.supersedes === null ? [] : [plain(`, replacing ${content.supersedes}`)]),
    ...(decision.link === null ? [] : [plain(' '), composer.citeSource(threadSource(id, decision))]),
  ];
}

function changedSpans({ decision }: RecordWithId, period: DigestPeriod): Spans | null {
  const { since, now } = period;
  const became = becameIn(decision, period)?.became;
  const hasEnded = became === 'deprecated' || became === 'superseded';
  const by = decision.supersededBy === null ? '' : ` by ${decision.supersededBy}`;
  if (hasEnded) return [plain(`: ${became}${by}`)];
  const moved = decision.history.findLast(
    ({ at, what }) => at >= since && at < now && what.startsWith(evidenceMovedWords),
  );
  return moved === undefined ? null : [plain(`: ${moved.what}`)];
}

function voteSpans({ decision: { status, vote } }: RecordWithId, { now }: DigestPeriod): Spans | null {
  if (status !== 'proposed' || !isOpenVote(vote)) return null;
  const counts = tallyOf(vote);
  const missing = missingFrom(vote);
  return [
    plain(`: ${counts.for} for, ${counts.against} against`),
    ...(vote.until === null ? [] : [plain(', until '), timeSpan({ at: vote.until, zone: vote.zone }, now)]),
    ...(missing.length > 0 ? [plain(', not yet: '), ...peopleSpans(missing)] : []),
  ];
}

function dueSpans({ decision }: RecordWithId, { now }: DigestPeriod): Spans | null {
  const { status, content } = decision;
  const { decideBy, revisit } = content;
  const isSoon = (on: string): boolean => morningOf(on) <= now + soon;
  if (status === 'proposed' && decideBy !== null && isSoon(decideBy))
    return [
      plain(decideBy < dayOf(now) ? `: was to be decided by ${decideBy}` : `: to be decided by ${decideBy}`),
    ];
  if (status === 'accepted' && revisit.on !== null && isSoon(revisit.on) && !isLookedAt(decision, revisit.on))
    return [plain(`: to be looked at again on ${revisit.on}`)];
  return null;
}
