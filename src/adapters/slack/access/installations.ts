import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { z } from 'zod';
import { changeDocument } from '../../../core/store/change-document.ts';
import type { Key, Store } from '../../../core/store/store.ts';
import { workspaceOf } from '../address.ts';
import { readJson } from '../json.ts';
import { NotInstalled } from './access.ts';
import type { Sealing } from './sealing.ts';

const owner = z.looseObject({ id: z.string(), name: z.string().exactOptional() });

/** What Bolt's installer stored and needs back. Loose, so that nothing it adds later is lost. */
const installationSchema = z
  .looseObject({
    team: owner.optional(),
    enterprise: owner.optional(),
    user: z.looseObject({
      id: z.string(),
      token: z.string().optional(),
      refreshToken: z.string().optional(),
      expiresAt: z.number().optional(),
      scopes: z.array(z.string()).optional(),
    }),
    bot: z
      .looseObject({
        token: z.string(),
        refreshToken: z.string().exactOptional(),
        expiresAt: z.number().exactOptional(),
        scopes: z.array(z.string()),
        id: z.string(),
        userId: z.string(),
      })
      .exactOptional(),
    incomingWebhook: z
      .looseObject({
        url: z.string(),
        channel: z.string().exactOptional(),
        channelId: z.string().exactOptional(),
        configurationUrl: z.string().exactOptional(),
      })
      .exactOptional(),
    appId: z.string().exactOptional(),
    tokenType: z.literal('bot').exactOptional(),
    enterpriseUrl: z.string().exactOptional(),
    isEnterpriseInstall: z.boolean().exactOptional(),
    authVersion: z.enum(['v1', 'v2']).exactOptional(),
    metadata: z.string().exactOptional(),
  })
  .transform(({ team, enterprise, user, ...rest }): Installation => {
    const { token, scopes } = user;
    return { ...rest, team, enterprise, user: { ...user, token, scopes } };
  });

/** Id of the one installation of a workspace, which is deleted with everything else the workspace has. */
const installationId = 'installation';

export type InstallationsParts = {
  readonly store: Store;
  readonly sealing: Sealing;
  /** Called for each workspace the app is installed in, again with every new token. */
  readonly onInstalled: (workspace: string) => Promise<unknown>;
};

/** Installations of many workspaces in the store, encrypted. An organisation's is keyed by the organisation, as in Slack. */
export function createInstallationStore({
  store,
  sealing,
  onInstalled,
}: InstallationsParts): Required<InstallationStore> {
  const keyOf = (
    team: string | undefined,
    enterprise: string | undefined,
    isWhole: boolean,
  ): Key<'sealed'> => {
    const id = isWhole ? enterprise : team;
    if (id === undefined)
      throw new Error(
        `an installation of ${isWhole ? 'an organisation' : 'a workspace'} came without its id`,
      );
    return { workspace: workspaceOf(id), kind: 'sealed', id: installationId };
  };
  const keyFor = ({ teamId, enterpriseId, isEnterpriseInstall }: InstallationQuery<boolean>): Key<'sealed'> =>
    keyOf(teamId, enterpriseId, isEnterpriseInstall);

  /** What couldn't be stored yet. Slack gives a new token once: if it's lost, the app has to be installed again. */
  const unsaved = new Map<string, Installation>();

  async function save(key: Key<'sealed'>, installation: Installation): Promise<void> {
    unsaved.set(key.workspace, installation);
    const sealed = sealing.seal(JSON.stringify(installation), key.workspace);
    await changeDocument(store, key, () => ({ value: { platform: 'slack', sealed }, due: null }));
    if (unsaved.get(key.workspace) === installation) unsaved.delete(key.workspace);
    await onInstalled(key.workspace);
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
      return installationSchema.parse(readJson(sealing.open(stored.value.sealed, key.workspace)));
    },
    async deleteInstallation(query) {
      const key = keyFor(query);
      unsaved.delete(key.workspace);
      await store.remove(key);
    },
  };
}
