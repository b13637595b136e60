import type { Knowledge } from '../../../knowledge/schema.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { morningAfter, morningOf } from '../../dates/days.ts';
import { timeSpan } from '../../dates/time-reading.ts';
import { evidenceMovedWords, movedSince } from '../evidence/evidence.ts';
import type { Decision, RecordWithId } from '../record/record.ts';
import { missingFrom } from '../record/vote.ts';
import { composerFor, type Shown } from './card.ts';
import { peopleSpans } from './card-lines.ts';

/** How long before its day a record is listed, in milliseconds: two weeks. */
const soon = 14 * 24 * 3_600_000;

/** Records that wait for people: open proposals, days that came or come soon, evidence that moved. Null if none does. */
export function pendingList(
  records: readonly RecordWithId[],
  now: number,
  knowledge: Knowledge,
): Shown | null {
  const items = records.flatMap((record): Spans[] => {
    const reasons = reasonsOf(record, now, knowledge);
    return reasons.length === 0
      ? []
      : [
          [
            strong(record.decision.content.title),
            plain(` (${record.id}): `),
            ...reasons.flatMap((reason, index): Spans => (index === 0 ? reason : [plain('; '), ...reason])),
          ],
        ];
  });
  const [first] = records;
  if (items.length === 0 || first === undefined) return null;
  const composer = composerFor(first.decision, knowledge);
  composer.add({
    kind: 'headline',
    spans: [
      plain(items.length === 1 ? 'One decision is waiting:' : `${items.length} decisions are waiting:`),
    ],
  });
  composer.add({ kind: 'bullets', items });
  composer.choices(
    records
      .filter((record) => reasonsOf(record, now, knowledge).length > 0)
      .map(({ id }) => ({ label: `Show ${id}`, says: `show ${id}` })),
  );
  return { blocks: composer.blocks, sources: [], claims: [] };
}

function reasonsOf({ decision }: RecordWithId, now: number, knowledge: Knowledge): Spans[] {
  const { status, vote, content } = decision;
  const { decideBy, revisit } = content;
  const open = status === 'proposed' && vote !== null && vote.result === null;
  const missing = open ? missingFrom(vote) : [];
  return [
    ...(open
      ? [
          [
            ...(vote.until === null
              ? [plain('a vote is open')]
              : [plain('votes until '), timeSpan({ at: vote.until, zone: vote.zone }, now)]),
            ...(missing.length > 0 ? [plain(', not yet: '), ...peopleSpans(missing)] : []),
          ],
        ]
      : []),
    ...(status === 'proposed' && !open ? [[plain('proposed, neither accepted nor rejected')]] : []),
    ...(status === 'proposed' && decideBy !== null && morningAfter(decideBy) <= now
      ? [[plain(`was to be decided by ${decideBy}`)]]
      : []),
    ...(status === 'accepted' &&
    revisit.on !== null &&
    morningOf(revisit.on) - soon <= now &&
    !isLookedAt(decision, morningOf(revisit.on))
      ? [[plain(`to be looked at again on ${revisit.on}`)]]
      : []),
    ...(status === 'accepted' && hasMoved(decision, knowledge) ? [[plain('its evidence has moved')]] : []),
  ];
}

/** Whether its evidence moved and nobody has done anything with the record since. */
function hasMoved(decision: Decision, knowledge: Knowledge): boolean {
  const now = movedSince(decision, knowledge);
  if (now === null) return false;
  if (now.hash !== (decision.seen ?? decision.evidence).hash) return true;
  const { history } = decision;
  const moved = history.findLastIndex(
    ({ author, what }) => author === null && what.startsWith(evidenceMovedWords),
  );
  return !history.some(({ author }, index) => index > moved && author !== null);
}

function isLookedAt({ history }: Decision, day: number): boolean {
  return history.some(({ at, author }) => author !== null && at >= day);
}
