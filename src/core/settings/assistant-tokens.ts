import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { changeDocument } from '../store/change-document.ts';
import type { WorkspaceDocument } from '../store/documents.ts';
import type { Key, Store } from '../store/store.ts';
import { workspaceId } from '../store/uninstall.ts';

/** The token with which a team's own assistant may propose facts. Only its hash is kept. */
export type AssistantTokens = {
  isValid(workspace: string, token: string): Promise<boolean>;
  /** Whether there is one. */
  exists(workspace: string): Promise<boolean>;
  /** Puts a token in place of the one before. @returns false if this delivery did that already */
  put(workspace: string, token: string, delivery: string): Promise<boolean>;
  remove(workspace: string): Promise<void>;
};

const keptSchema = z.strictObject({ hash: z.string(), delivery: z.string() });

/** Its name among the settings of a workspace. */
const setting = 'assistant-token';

export function createAssistantTokens(store: Store): AssistantTokens {
  const keyOf = (workspace: string): Key<'workspace'> => ({ workspace, kind: 'workspace', id: workspaceId });

  async function kept(workspace: string) {
    return keptIn((await store.load(keyOf(workspace)))?.value);
  }

  return {
    async isValid(workspace, token) {
      const known = await kept(workspace);
      return known !== undefined && known.hash === hashOf(workspace, token);
    },
    exists: async (workspace) => (await kept(workspace)) !== undefined,
    async put(workspace, token, delivery) {
      const change = await changeDocument(store, keyOf(workspace), (before, stored) => {
        if (keptIn(before)?.delivery === delivery) return null;
        const { settings, uninstalled } = before ?? { settings: {}, uninstalled: null };
        const own = { hash: hashOf(workspace, token), delivery };
        return {
          value: { settings: { ...settings, [setting]: own }, uninstalled },
          due: stored?.due ?? null,
        };
      });
      return change !== null;
    },
    async remove(workspace) {
      await changeDocument(store, keyOf(workspace), (before, stored) => {
        if (before === undefined || keptIn(before) === undefined) return null;
        const { [setting]: _, ...settings } = before.settings;
        return { value: { ...before, settings }, due: stored?.due ?? null };
      });
    },
  };
}

function keptIn(document: WorkspaceDocument | undefined): z.infer<typeof keptSchema> | undefined {
  return keptSchema.safeParse(document?.settings[setting]).data;
}

function hashOf(workspace: string, token: string): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([workspace, token]))));
}
