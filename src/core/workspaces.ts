import { z } from 'zod';
import { changeDocument } from './change.ts';
import type { Store } from './store.ts';

/** That a workspace was served: what an operator's command goes through to list gaps of all of them. */
export const servedSchema = z.strictObject({ id: z.string(), since: z.number() });

/** Documents that belong to the program and to no workspace. No platform's id holds a star. */
export const programWorkspace = '*';

export type Workspaces = {
  /** Remembers a workspace; cheap after the first time. */
  seen(id: string): Promise<void>;
  all(): Promise<readonly string[]>;
};

export function createWorkspaces(store: Store, now: () => number): Workspaces {
  const known = new Set<string>();
  return {
    async seen(id) {
      if (known.has(id)) return;
      await changeDocument(store, { workspace: programWorkspace, kind: 'served', id }, (before) =>
        before === undefined ? { value: { id, since: now() }, due: null } : null,
      );
      known.add(id);
    },
    async all() {
      const ids: string[] = [];
      for await (const { value } of store.list(programWorkspace, 'served')) ids.push(value.id);
      return ids;
    },
  };
}
