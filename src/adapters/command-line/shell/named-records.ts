import type { Store } from '../../../core/store/store.ts';
import {
  type ExportedRecord,
  exportedRecords,
  type NamedRecord,
  type RecordFilter,
} from '../../decisions/exported-records.ts';
import { distinctNames, peopleInRecord } from '../../decisions/named-people.ts';
import type { PeopleNames } from './people-names.ts';

/** Records with the names of their people. */
export async function namedRecords(
  store: Store,
  filter: RecordFilter,
  namesOf: PeopleNames,
): Promise<readonly NamedRecord[]> {
  return withTheirNames(await exportedRecords(store, filter), namesOf);
}

/** Asks once per workspace for the names of all people in its records. */
export async function withTheirNames(
  records: readonly ExportedRecord[],
  namesOf: PeopleNames,
): Promise<readonly NamedRecord[]> {
  const found: NamedRecord[] = [];
  for (const [workspace, own] of Map.groupBy(records, (record) => record.workspace)) {
    const ids = [...new Set(own.flatMap(({ decision }) => peopleInRecord(decision)))];
    const names = distinctNames(await namesOf(workspace, ids));
    for (const record of own) {
      const people = new Set(peopleInRecord(record.decision));
      found.push({ ...record, names: new Map([...names].filter(([id]) => people.has(id))) });
    }
  }
  return found;
}

/** How long names that a platform gave are taken for right, in milliseconds. */
const namesKept = 3_600_000;

/** The same names, asked for once an hour; those of people who are new, at once. @param now milliseconds since some fixed time */
export function rememberNames(namesOf: PeopleNames, now: () => number): PeopleNames {
  const known = new Map<string, { readonly name: string | undefined; readonly until: number }>();
  return async (workspace, ids) => {
    const key = (id: string): string => `${workspace} ${id}`;
    const unknown = ids.filter((id) => (known.get(key(id))?.until ?? Number.NEGATIVE_INFINITY) <= now());
    const asked = unknown.length === 0 ? new Map<string, string>() : await namesOf(workspace, unknown);
    for (const id of unknown) known.set(key(id), { name: asked.get(id), until: now() + namesKept });
    return new Map(
      ids.flatMap((id) => {
        const name = known.get(key(id))?.name;
        return name === undefined ? [] : [[id, name] as const];
      }),
    );
  };
}
