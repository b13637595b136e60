import { changeDocument } from '../store/change-document.ts';
import type { Store } from '../store/store.ts';

/** The role whose members may change settings, besides those who run the workspace. */
export type Managers = {
  /** The platform's id of the role; null for none. */
  role(workspace: string): Promise<string | null>;
  choose(workspace: string, role: string | null): Promise<void>;
};

/** Id of the only such document of a workspace. */
const id = 'managers';

export function createManagers(store: Store): Managers {
  return {
    role: async (workspace) => (await store.load({ workspace, kind: 'managers', id }))?.value.role ?? null,
    async choose(workspace, role) {
      await changeDocument(store, { workspace, kind: 'managers', id }, () => ({
        value: { role },
        due: null,
      }));
    },
  };
}
