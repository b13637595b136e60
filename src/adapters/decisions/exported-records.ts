import type { Decision } from '../../core/decisions/record/record.ts';
import type { Store } from '../../core/store/store.ts';

/** A decision record to export. */
export type ExportedRecord = { readonly workspace: string; readonly id: string; readonly decision: Decision };

/** A record with the names of its people by their ids, as far as they're known. */
export type NamedRecord = ExportedRecord & { readonly names: ReadonlyMap<string, string> };

export type RecordFilter = {
  /** Null selects all workspaces. */
  readonly workspace: string | null;
  /** Null selects all records. */
  readonly id: string | null;
  /** Whether to include decisions made in closed places. */
  readonly closed: boolean;
};

/** Records in order of workspace and id. Drafts are left out, since nobody has confirmed them. */
export async function exportedRecords(
  store: Store,
  { workspace, id, closed }: RecordFilter,
): Promise<ExportedRecord[]> {
  const found: ExportedRecord[] = [];
  for (const name of workspace === null ? await store.workspaces() : [workspace])
    for await (const { key, value } of store.list(name, 'decision'))
      if (
        value.status !== 'draft' &&
        (id === null || key.id === id) &&
        (closed || value.place?.closed !== true)
      )
        found.push({ workspace: name, id: key.id, decision: value });
  return found;
}
