import { changeDocument } from '../store/change-document.ts';
import type { Store } from '../store/store.ts';

export type Managers = {
  role(workspace: string): Promise<string | null>;
  choose(workspace: string, role: string | null): Promise<void>;
};

const theOne = 'managers';

export function createManagers(store: Store): Managers {
  return {
    role: async (workspace) =>
      (await store.load({ workspace, kind: 'managers', id: theOne }))?.value.role ?? null,
    async choose(workspace, role) {
      await changeDocument(store, { workspace, kind: 'managers', id: theOne }, () => ({
        value: { role },
        due: null,
      }));
    },
  };
}
