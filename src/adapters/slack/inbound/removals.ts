import type { InstallationStore } from '@slack/bolt';
import { StoreAway } from '../../../core/store/store.ts';
import type { Handle } from '../../chat/events.ts';
import type { Log } from '../../log/log.ts';
import { type SlackAddress, workspaceOf } from '../address.ts';
import type { RemovalPayload } from '../payloads.ts';
import type { SlackTrigger } from './trigger.ts';

/** Who removed the app. */
export type Removal = {
  readonly team: string | undefined;
  readonly enterprise: string | undefined;
  readonly isEnterpriseInstall: boolean;
};

export type RemovalsParts = {
  readonly handle: Handle<SlackAddress, SlackTrigger>;
  /** Null for a fixed token. */
  readonly installations: Required<InstallationStore> | null;
  readonly log: Log;
};

/**
 * Handles the removal of the app, or of its token, from a workspace or an organisation.
 *
 * @throws if it couldn't be recorded, so that Slack delivers it again
 */
export type HandleRemoval = (payload: RemovalPayload, removal: Removal) => Promise<void>;

export function createRemovals({ handle, installations, log }: RemovalsParts): HandleRemoval {
  async function isInstalled(team: string, enterprise: string): Promise<boolean> {
    try {
      await installations?.fetchInstallation({
        teamId: team,
        enterpriseId: enterprise,
        isEnterpriseInstall: false,
      });
      return true;
    } catch (error) {
      if (error instanceof StoreAway) throw error;
      return false;
    }
  }

  /** If an organisation removed the app, Slack may name one of its workspaces too, and says so only sometimes. */
  async function isWhole({ team, enterprise, isEnterpriseInstall }: Removal): Promise<boolean> {
    if (enterprise === undefined) return false;
    if (isEnterpriseInstall || team === undefined || team === enterprise) return true;
    return !(await isInstalled(team, enterprise));
  }

  return async (payload, removal) => {
    // A person's token may be revoked without concerning the bot.
    if (payload.type === 'tokens_revoked' && (payload.tokens.bot ?? []).length === 0) return;
    const { team, enterprise } = removal;
    const whole = await isWhole(removal);
    const where = (whole ? enterprise : team) ?? '?';
    if ((await handle({ kind: 'removed', workspace: workspaceOf(where) })) === 'again')
      throw new Error(`the removal from ${where} is not recorded yet`);
    if (installations === null) {
      log.error(`slack: the app was removed from ${where}: install it again and set its new SLACK_BOT_TOKEN`);
      return;
    }
    await installations.deleteInstallation(
      whole
        ? { teamId: undefined, enterpriseId: enterprise, isEnterpriseInstall: true }
        : { teamId: where, enterpriseId: enterprise, isEnterpriseInstall: false },
    );
    log.info(`slack: the app was removed from ${where}; its token is deleted`);
  };
}
