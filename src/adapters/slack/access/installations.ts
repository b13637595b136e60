import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { z } from 'zod';
import { changeDocument } from '../../../core/store/change-document.ts';
import type { Key, Store } from '../../../core/store/store.ts';
import { noteInstalled } from '../../../core/store/uninstall.ts';
import { workspaceOf } from '../address.ts';
import type { Sealing } from './sealing.ts';

/** What Bolt's installer has to get back; it is kept whole, so that nothing it adds later is lost. */
const installationSchema = z.custom<Installation>(
  (value) => z.object({ user: z.object({ id: z.string() }) }).safeParse(value).success,
  'an installation names its user',
);

/** The app was never installed there, or taken out: no waiting helps. */
class NotInstalled extends Error {
  constructor(workspace: string) {
    super(`the app is not installed in ${workspace}`);
    this.name = 'NotInstalled';
  }
}

/** Whether that is what is behind a fault: Bolt and its installer each wrap what they are told. */
export function isNotInstalled(fault: unknown): boolean {
  if (fault instanceof NotInstalled) return true;
  return fault instanceof Error && 'original' in fault && isNotInstalled(fault.original);
}

/** Id of the one installation of a workspace: it leaves with everything else that the workspace has. */
const installationId = 'installation';

/** Installations of many workspaces in the store, encrypted; an organisation's is keyed by the organisation, as Slack does. */
export function createInstallationStore(store: Store, sealing: Sealing): InstallationStore {
  const keyOf = (
    team: string | undefined,
    enterprise: string | undefined,
    ofEnterprise: boolean,
  ): Key<'sealed'> => {
    const id = ofEnterprise ? enterprise : team;
    if (id === undefined)
      throw new Error(
        `an installation ${ofEnterprise ? 'of an organisation' : 'of a workspace'} came without its id`,
      );
    return { workspace: workspaceOf(id), kind: 'sealed', id: installationId };
  };
  const keyFor = ({ teamId, enterpriseId, isEnterpriseInstall }: InstallationQuery<boolean>): Key<'sealed'> =>
    keyOf(teamId, enterpriseId, isEnterpriseInstall);

  /**
   * What could not be stored yet. Slack gives a new token once: lost here, the app would have to be installed again.
   */
  const unsaved = new Map<string, Installation>();

  async function save(key: Key<'sealed'>, installation: Installation): Promise<void> {
    unsaved.set(key.workspace, installation);
    const sealed = sealing.seal(JSON.stringify(installation), key.workspace);
    await changeDocument(store, key, () => ({ value: { platform: 'slack', sealed }, due: null }));
    await noteInstalled(store, key.workspace);
    if (unsaved.get(key.workspace) === installation) unsaved.delete(key.workspace);
  }

  return {
    async storeInstallation(installation) {
      const { team, enterprise, isEnterpriseInstall } = installation;
      await save(keyOf(team?.id, enterprise?.id, isEnterpriseInstall === true), installation);
    },
    async fetchInstallation(query) {
      const key = keyFor(query);
      const waiting = unsaved.get(key.workspace);
      if (waiting !== undefined) {
        await save(key, waiting);
        return structuredClone(waiting);
      }
      const stored = await store.load(key);
      if (stored === undefined) throw new NotInstalled(key.workspace);
      return installationSchema.parse(JSON.parse(sealing.open(stored.value.sealed, key.workspace)));
    },
    async deleteInstallation(query) {
      const key = keyFor(query);
      unsaved.delete(key.workspace);
      await store.remove(key);
    },
  };
}
