import type { Knowledge } from '../../../knowledge/schema.ts';
import { skipDamaged } from '../../store/skip-damaged.ts';
import { compareEvidence } from './advance.ts';
import type { RecordStore } from './record-store.ts';

/** How many records are compared at a time. */
const page = 100;

/** @param within beginning of the names of the workspaces whose records are compared */
export type Recheck = (now: number, within: string) => Promise<void>;

/**
 * Compares every record of a platform's workspaces with new knowledge: at the first call, and again only when the
 * knowledge has another version. The next call repeats a comparison that failed.
 */
export function openRecheck(
  records: RecordStore,
  checked: () => Knowledge,
  knowledge: (workspace: string) => Knowledge,
): Recheck {
  const done = new Map<string, { readonly version: string; readonly compared: Promise<void> }>();

  async function compareAll(now: number, within: string): Promise<void> {
    let damaged: unknown;
    for (const workspace of await records.workspaces())
      if (workspace.startsWith(within))
        await compareIn(workspace, now).catch((error: unknown) => {
          skipDamaged(error);
          damaged ??= error;
        });
    if (damaged !== undefined) throw damaged;
  }

  async function compareIn(workspace: string, now: number): Promise<void> {
    const search = { statuses: ['proposed', 'accepted'], unchecked: checked().version } as const;
    const tried = new Set<string>();
    let damaged: unknown;
    for (;;) {
      // What is compared leaves the search; what is damaged stays.
      const found = await records.ids(workspace, search, page + tried.size);
      const left = found.filter((id) => !tried.has(id));
      if (left.length === 0) break;
      for (const id of left) {
        tried.add(id);
        await records
          .change(workspace, id, (decision) => compareEvidence({ id, decision }, now, knowledge(workspace)))
          .catch((error: unknown) => {
            skipDamaged(error);
            damaged ??= error;
          });
      }
    }
    if (damaged !== undefined) throw damaged;
  }

  return (now, within) => {
    const { version } = checked();
    const known = done.get(within);
    if (known?.version === version) return known.compared;
    const compared = compareAll(now, within);
    done.set(within, { version, compared });
    compared.catch(() => {
      if (done.get(within)?.compared === compared) done.delete(within);
    });
    return compared;
  };
}
