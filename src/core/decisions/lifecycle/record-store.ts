import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { changeDocument } from '../../store/change-document.ts';
import { expiryOf } from '../../store/retention.ts';
import { skipDamaged } from '../../store/skip-damaged.ts';
import type { Key, Store } from '../../store/store.ts';
import { recordDue } from '../record/next-due.ts';
import type { Decision, RecordWithId } from '../record/record.ts';
import type { RecordOrder, RecordSearch } from '../record/record-search.ts';

/** Reads and writes records; nothing else does. */
export type RecordStore = {
  find(workspace: string, id: string): Promise<Decision | undefined>;
  /** Finds records by the store's index, and reads those that it returns. */
  search(workspace: string, search: RecordSearch, order: RecordOrder, most: number): Promise<SearchedRecords>;
  /** Ids of records that fit, those that were changed last first, without reading any. */
  ids(workspace: string, search: RecordSearch, most: number): Promise<readonly string[]>;
  /** The closed places of records that fit, each once. */
  closedPlaces(workspace: string, search: RecordSearch): Promise<readonly string[]>;
  /** Creates a record, unless there's one in its slot already, in which case it's found, by whichever process it was created. */
  create(workspace: string, slot: RecordSlot, decision: Decision): Promise<CreatedRecord>;
  /** `next` may run more than once; null leaves the record as it is. @returns the record as it is then; undefined if there's none */
  change(
    workspace: string,
    id: string,
    next: (before: Decision) => Decision | null,
  ): Promise<Decision | undefined>;
  remove(workspace: string, id: string): Promise<void>;
  workspaces(): Promise<readonly string[]>;
};

/** The first records that fit, and how many there are. */
export type SearchedRecords = { readonly records: readonly RecordWithId[]; readonly total: number };

/** What a new record is for: two of the same name that `isTaken` holds for are the same record. */
export type RecordSlot = {
  /** A retry of the same operation finds what it created. */
  readonly operation: string;
  readonly name: readonly string[];
  readonly isTaken: (there: Decision) => boolean;
};

export type CreatedRecord = RecordWithId & { readonly isNew: boolean };

/** How long an untouched draft is kept, in milliseconds: 30 days. */
const draftKept = 30 * 24 * 3_600_000;

/** The topics that a workspace brought itself, which records may be about. */
export type RecordTopics = {
  /** Makes these ready; those from files are passed over. */
  prepare(workspace: string, topics: readonly string[]): Promise<unknown>;
  /** Whether a topic can be looked up right now, as each from files can. */
  isReady(workspace: string, topic: string): boolean;
};

/** For stores and tools without topics of anybody's own. */
export const noRecordTopics: RecordTopics = { prepare: async () => {}, isReady: () => true };

/** @param topics are made ready before anything is worked out from a record */
export function openRecordStore(store: Store, topics: RecordTopics = noRecordTopics): RecordStore {
  return {
    async find(workspace, id) {
      const stored = await store.load(keyOf(workspace, id));
      if (stored !== undefined) await topics.prepare(workspace, [stored.value.content.topic]);
      return stored?.value;
    },
    async search(workspace, search, order, most) {
      const { ids, total } = await store.findRecords(workspace, search, order, most);
      // One after another: a store reads a record in less time than it takes to have many on their way.
      const records: RecordWithId[] = [];
      for (const id of ids) {
        const stored = await store.load(keyOf(workspace, id)).catch(skipDamaged);
        if (stored) records.push({ id, decision: stored.value });
      }
      const about = records.map(({ decision }) => decision.content.topic);
      await topics.prepare(workspace, about);
      return { records, total };
    },
    async ids(workspace, search, most) {
      return (await store.findRecords(workspace, search, { by: 'touched' }, most)).ids;
    },
    closedPlaces: (workspace, search) => store.closedPlaces(workspace, search),
    async create(workspace, { operation, name, isTaken }, decision) {
      await topics.prepare(workspace, [decision.content.topic]);
      for (let attempt = 0; ; attempt++) {
        const id = idFor(workspace, name, attempt);
        const change = await changeDocument(store, keyOf(workspace, id), (before) =>
          before === undefined ? saved({ ...decision, operations: [operation] }) : null,
        );
        if (change !== null) return { id, decision: change.value, isNew: true };
        const there = await store.load(keyOf(workspace, id));
        if (there === undefined) attempt--;
        else if (there.value.operations.includes(operation))
          return { id, decision: there.value, isNew: true };
        else if (isTaken(there.value)) return { id, decision: there.value, isNew: false };
      }
    },
    async change(workspace, id, next) {
      let after: Decision | undefined;
      for (let isPrepared = false; ; isPrepared = true) {
        let unready: string | null = null;
        await changeDocument(store, keyOf(workspace, id), (before) => {
          after = before;
          unready = null;
          if (before === undefined) return null;
          const { topic } = before.content;
          if (!isPrepared && !topics.isReady(workspace, topic)) {
            unready = topic;
            return null;
          }
          const changed = next(before);
          after = changed ?? before;
          return changed === null ? null : saved(changed);
        });
        if (unready === null) return after;
        await topics.prepare(workspace, [unready]);
      }
    },
    async remove(workspace, id) {
      await store.remove(keyOf(workspace, id));
    },
    workspaces: () => store.workspaces(),
  };
}

/** The document as it's saved. Without a thread to tell, it keeps no notices. */
function saved(decision: Decision) {
  const value = decision.destination === null ? { ...decision, notices: [] } : decision;
  return {
    value,
    due: recordDue(value),
    expires: value.status === 'draft' ? expiryOf(value.touched, draftKept) : null,
  };
}

function keyOf(workspace: string, id: string): Key<'decision'> {
  return { workspace, kind: 'decision', id };
}

/** An id short enough to type; another one for each attempt, in case it's taken. */
function idFor(workspace: string, name: readonly string[], attempt: number): string {
  const hash = sha256(utf8ToBytes(JSON.stringify([workspace, ...name, attempt])));
  return `d-${bytesToHex(hash).slice(0, 6)}`;
}
