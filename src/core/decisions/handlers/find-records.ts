import { decidedStatuses, type Query, searchOf } from '../ask/query.ts';
import type { RecordStore, SearchedRecords } from '../lifecycle/record-store.ts';
import type { RecordOrder, RecordSearch } from '../record/record-search.ts';
import { mayRead, type Reader, whyNotReadRecords } from '../rights/record-rights.ts';

export type ThreadReader = Reader & { readonly workspace: string; readonly conversation: string };

/** How many records an answer shows at most; of the rest it says how many there are. */
const mostShown = 8;

/**
 * Records that match a query and that this person may see here, newest first. If the answer is one whole record, this
 * thread's records come first and superseded ones last.
 */
export function findRecords(
  records: RecordStore,
  asker: ThreadReader,
  query: Query,
  narrowed: Partial<RecordSearch> = {},
): Promise<SearchedRecords> {
  const { conversation } = asker;
  const order: RecordOrder = query.whole ? { by: 'place', conversation } : { by: 'decided' };
  return readableRecords(records, asker, { search: { ...searchOf(query), ...narrowed }, order });
}

type Readable = { readonly search: RecordSearch; readonly order?: RecordOrder; readonly most?: number };

const everyDecided: Readable = { search: { statuses: decidedStatuses } };

/** The first records that fit and that this person may see here, and how many of those there are. */
export async function readableRecords(
  records: RecordStore,
  asker: ThreadReader,
  { search, order = { by: 'decided' }, most = mostShown }: Readable = everyDecided,
): Promise<SearchedRecords> {
  const { workspace, rights, place, isPrivate } = asker;
  if (whyNotReadRecords(asker) !== null) return { records: [], total: 0 };
  const closedPlaces = place === null ? [] : [place.id];
  if (isPrivate)
    for (const id of await records.closedPlaces(workspace, search))
      if (id !== place?.id && (await rights.reads(id))) closedPlaces.push(id);
  const found = await records.search(workspace, { ...search, closedPlaces }, order, most);
  // The index decides what's found, and the record itself who may read it.
  const readable = [];
  for (const record of found.records) if (await mayRead(record.decision, asker)) readable.push(record);
  return { records: readable, total: found.total - (found.records.length - readable.length) };
}
