import type { RecordEntry } from './record-entry.ts';
import type { Status } from './status.ts';

/**
 * What a store's index is asked. Fields that are left out don't narrow the search. `isFoundBy` is what it means; a store with a
 * query language of its own says the same in that.
 */
export type RecordSearch = {
  readonly conversation?: string;
  readonly statuses: readonly Status[];
  readonly topic?: string;
  /** The record decided for one of these; if it decided for none of the options, or `weighed`, it weighed one of these. */
  readonly options?: readonly string[];
  readonly weighed?: boolean;
  /** An option that it didn't choose. */
  readonly declined?: string;
  /** Id of someone who took part, in any case. */
  readonly person?: string;
  /** First and last day of when it was decided, both included. */
  readonly since?: string;
  readonly until?: string;
  /** Words or parts of words that all occur in it. */
  readonly words?: readonly string[];
  /** Records of closed places count only if their place is among these. */
  readonly closedPlaces?: readonly string[];
  /** Only what waits for people: open proposals, and accepted records to look at again by this day or whose evidence has moved. */
  readonly waitingBy?: string;
  /** Only records that aren't compared with this version of the knowledge yet. */
  readonly unchecked?: string;
};

export type RecordOrder =
  /** Newest decided first. */
  | { readonly by: 'decided' }
  /** The same, but this thread's come first, and within each superseded ones last. */
  | { readonly by: 'place'; readonly conversation: string }
  /** Last changed first. */
  | { readonly by: 'touched' };

/** Ids in order, at most as many as were asked for, and how many there are. */
export type FoundRecords = { readonly ids: readonly string[]; readonly total: number };

export type RecordIndex = {
  /** Finds records of a workspace without reading them. The index is as new as the records. */
  findRecords(
    workspace: string,
    search: RecordSearch,
    order: RecordOrder,
    most: number,
  ): Promise<FoundRecords>;
  /** The closed places that records which fit belong to, each once. */
  closedPlaces(workspace: string, search: RecordSearch): Promise<readonly string[]>;
};

export function isFoundBy(entry: RecordEntry, search: RecordSearch): boolean {
  const { conversation, statuses, topic, declined, person, since, until, closedPlaces, unchecked } = search;
  return (
    statuses.includes(entry.status) &&
    (conversation === undefined || entry.conversation === conversation) &&
    (topic === undefined || entry.topic === topic) &&
    (declined === undefined || entry.outcome !== declined) &&
    (person === undefined || entry.people.includes(person.toLowerCase())) &&
    (since === undefined || entry.day >= since) &&
    (until === undefined || (entry.day !== '' && entry.day <= until)) &&
    (closedPlaces === undefined || entry.closedPlace === null || closedPlaces.includes(entry.closedPlace)) &&
    (unchecked === undefined || (entry.checked !== null && entry.checked !== unchecked)) &&
    isAbout(entry, search) &&
    isWaiting(entry, search.waitingBy) &&
    searchedWords(search).every((word) => entry.words.includes(word))
  );
}

/** The words of a search as the index has them. */
export function searchedWords({ words = [] }: RecordSearch): string[] {
  return words.flatMap((word) => word.toLowerCase().split(/\s+/)).filter((word) => word !== '');
}

function isAbout({ outcome, considered }: RecordEntry, { options, weighed = false }: RecordSearch): boolean {
  if (options === undefined) return true;
  if (outcome !== null && options.includes(outcome)) return true;
  return (outcome === null || weighed) && considered.some((option) => options.includes(option));
}

function isWaiting({ status, revisit, hasMoved }: RecordEntry, by: string | undefined): boolean {
  return by === undefined || status === 'proposed' || hasMoved || (revisit !== null && revisit <= by);
}

type Indexed = { readonly id: string; readonly entry: RecordEntry };

/** The index over entries that are at hand. */
export function searchEntries(
  entries: Iterable<Indexed>,
  search: RecordSearch,
  order: RecordOrder,
  most: number,
): FoundRecords {
  const found: Indexed[] = [];
  for (const indexed of entries) if (isFoundBy(indexed.entry, search)) found.push(indexed);
  found.sort((a, b) => compare(a, b, order));
  return { ids: found.slice(0, most).map(({ id }) => id), total: found.length };
}

/** Of entries at hand, the closed places of those that fit. */
export function closedPlacesOf(entries: Iterable<Indexed>, search: RecordSearch): string[] {
  const places = new Set<string>();
  for (const { entry } of entries)
    if (entry.closedPlace !== null && !places.has(entry.closedPlace) && isFoundBy(entry, search))
      places.add(entry.closedPlace);
  return [...places];
}

function compare(a: Indexed, b: Indexed, order: RecordOrder): number {
  if (order.by === 'touched') return b.entry.touched - a.entry.touched || byId(a, b);
  if (order.by === 'place') {
    const here = ({ entry }: Indexed): number => Number(entry.conversation === order.conversation);
    const placed = here(b) - here(a) || Number(a.entry.isSuperseded) - Number(b.entry.isSuperseded);
    if (placed !== 0) return placed;
  }
  return b.entry.decided - a.entry.decided || byId(a, b);
}

/** Ids of records have no characters beyond ASCII, so that every store orders them alike. */
function byId(a: Indexed, b: Indexed): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
