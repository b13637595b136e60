import type { AllMiddlewareArgs, App, InstallationStore, types } from '@slack/bolt';
import { z } from 'zod';
import { awaySentence, StoreAway } from '../../core/store/store.ts';
import { errorMessage } from '../log/error-message.ts';
import { redact } from '../log/redact.ts';
import { type Address, workspaceOf } from './address.ts';
import { handleCommand } from './handlers/commands.ts';
import type { Site, Tools } from './handlers/context.ts';
import { handleHome, handleThreadStarted } from './handlers/home.ts';
import { handleMessage } from './handlers/messages.ts';
import { handlePress } from './handlers/presses.ts';
import { handleGlobalShortcut, handleMessageShortcut } from './handlers/shortcuts.ts';
import { handleSubmission } from './handlers/submissions.ts';
import {
  commandSchema,
  eventSchema,
  globalShortcutSchema,
  messageShortcutSchema,
  pressSchema,
  type SlackEvent,
  submissionSchema,
} from './payloads.ts';

const functionSchema = z.object({
  ack: z.custom<() => Promise<void>>((value) => typeof value === 'function'),
});

/**
 * One listener for each kind of delivery, since Bolt runs every listener for every delivery. Each commits what it
 * has to before it returns; the acknowledgement goes out after that.
 */
export function listen(app: App, tools: Tools, installations: InstallationStore | undefined): void {
  /** What cannot be read is let pass: delivered again it would not get better. */
  function read<S extends z.ZodType>(what: string, schema: S, payload: unknown): z.infer<S> | undefined {
    const { data, error } = schema.safeParse(payload);
    if (error !== undefined)
      tools.log.debug(
        `slack: ${what} that cannot be read was let pass: ${error.issues[0]?.path.join('.') ?? ''} ${error.issues[0]?.message ?? ''}`,
      );
    return data;
  }

  /**
   * Slack delivers events again, and what people press, fill in or command never: of those, the person is told.
   *
   * @returns false where the store was away
   */
  async function inStore(what: string, task: () => Promise<void>): Promise<boolean> {
    try {
      await task();
      return true;
    } catch (fault) {
      if (!(fault instanceof StoreAway)) throw fault;
      tools.log.warn(`slack: ${what} was not taken: ${redact(errorMessage(fault.cause))}`);
      return false;
    }
  }

  app.event(/^/, async ({ event, context, body, ...rest }) => {
    // Bolt acknowledges every event by itself but the call of a function, of which the app has none.
    if (event.type === 'function_executed') await functionSchema.safeParse(rest).data?.ack();
    const inbound = read('an event', eventSchema, event);
    if (inbound === undefined) return;
    if (inbound.type === 'app_uninstalled' || inbound.type === 'tokens_revoked')
      return gone(inbound, body.team_id, body.enterprise_id, context.isEnterpriseInstall);
    await onEvent(inbound, siteOf(context), tools);
  });
  app.command(/^/, async ({ command, context, ack }) => {
    const inbound = read('a command', commandSchema, command);
    if (inbound === undefined)
      return ack({ response_type: 'ephemeral', text: 'I could not read that command.' });
    const present = await inStore('a command', () => handleCommand(inbound, siteOf(context), tools));
    if (present) return ack();
    await ack({ response_type: 'ephemeral', text: awaySentence });
  });
  app.action({ action_id: /^/ }, async ({ body, context, ack }) => {
    const inbound = read('a press', pressSchema, body);
    if (inbound !== undefined) {
      const site = siteOf(context);
      const present = await inStore('a press', () => handlePress(inbound, site, tools));
      const channel = inbound.container?.channel_id ?? inbound.channel?.id;
      if (!present && channel !== undefined)
        tools.away.tell(
          addressFor(site, channel, inbound.user.id, inbound.response_url),
          `press ${inbound.actions[0]?.action_ts ?? ''}`,
        );
    }
    await ack();
  });
  app.view({ callback_id: /^/, type: 'view_submission' }, async ({ body, context, ack }) => {
    const inbound = read('a form', submissionSchema, body);
    if (inbound === undefined) return ack();
    let next: types.ModalView | undefined;
    const present = await inStore('a form', async () => {
      next = await handleSubmission(inbound, siteOf(context), tools);
    });
    if (next !== undefined) return ack({ response_action: 'update', view: next });
    const [field] = Object.keys(inbound.view.state.values);
    if (present || field === undefined) return ack();
    // The form stays open with all that was filled in.
    await ack({ response_action: 'errors', errors: { [field]: awaySentence } });
  });
  app.view({ callback_id: /^/, type: 'view_closed' }, async ({ ack }) => ack());
  app.shortcut({ callback_id: /^/ }, async ({ body, context, ack }) => {
    if (body.type === 'message_action') {
      const inbound = read('a shortcut', messageShortcutSchema, body);
      if (inbound !== undefined) {
        const site = siteOf(context);
        const present = await inStore('a shortcut', () => handleMessageShortcut(inbound, site, tools));
        if (!present)
          tools.away.tell(
            addressFor(site, inbound.channel.id, inbound.user.id, inbound.response_url),
            `shortcut ${inbound.action_ts}`,
          );
      }
    } else {
      const inbound = read('a shortcut', globalShortcutSchema, body);
      if (inbound !== undefined) handleGlobalShortcut(inbound, siteOf(context), tools);
    }
    await ack();
  });
  // Nothing of ours asks for options while somebody types.
  app.options({ action_id: /^/ }, async ({ ack }) => ack({ options: [] }));

  async function isInstalled(team: string, enterprise: string): Promise<boolean> {
    try {
      await installations?.fetchInstallation({
        teamId: team,
        enterpriseId: enterprise,
        isEnterpriseInstall: false,
      });
      return true;
    } catch (fault) {
      if (fault instanceof StoreAway) throw fault;
      return false;
    }
  }

  async function gone(
    event: Extract<SlackEvent, { type: 'app_uninstalled' | 'tokens_revoked' }>,
    team: string | undefined,
    enterprise: string | undefined,
    ofEnterprise: boolean,
  ): Promise<void> {
    if (event.type === 'tokens_revoked' && (event.tokens.bot ?? []).length === 0) return;
    // Slack names the workspace too where the organisation took the app out, and says which of them only sometimes.
    const whole =
      enterprise !== undefined &&
      (ofEnterprise || team === undefined || team === enterprise || !(await isInstalled(team, enterprise)));
    const where = (whole ? enterprise : team) ?? '?';
    await tools.uninstalled(where);
    if (installations?.deleteInstallation === undefined) {
      tools.log.error(
        `slack: the app was removed from ${where}; install it again and set its new SLACK_BOT_TOKEN`,
      );
      return;
    }
    await installations.deleteInstallation(
      whole
        ? { teamId: undefined, enterpriseId: enterprise, isEnterpriseInstall: true }
        : { teamId: where, enterpriseId: enterprise, isEnterpriseInstall: false },
    );
    tools.log.info(`slack: the app was removed from ${where}; its token is deleted`);
  }
}

async function onEvent(
  event: Exclude<SlackEvent, { type: 'app_uninstalled' | 'tokens_revoked' }>,
  site: Site,
  tools: Tools,
): Promise<void> {
  switch (event.type) {
    case 'message':
    case 'app_mention':
      return handleMessage(event, site, tools);
    case 'app_home_opened':
      return handleHome(event, site, tools);
    case 'assistant_thread_started':
      return handleThreadStarted(event.assistant_thread, site, tools);
  }
}

/** Where a word to one person alone goes. */
function addressFor(
  { team, enterprise }: Site,
  channel: string,
  user: string,
  responseUrl: string | undefined,
): Address {
  return {
    team,
    enterprise,
    channel,
    thread: null,
    asked: null,
    user,
    unshared: true,
    responseUrl: responseUrl ?? null,
  };
}

/**
 * Data belongs to whoever installed the bot: the workspace, also where others are in its channels, or the whole
 * organisation, whose channels have ids of their own.
 */
function siteOf({
  teamId,
  enterpriseId,
  isEnterpriseInstall,
  botToken,
  botUserId,
}: AllMiddlewareArgs['context']): Site {
  if (botToken === undefined)
    throw new Error('there is no bot token for this workspace: install the app there again');
  const whole = isEnterpriseInstall && enterpriseId !== undefined;
  return {
    workspace: workspaceOf((whole ? enterpriseId : (teamId ?? enterpriseId)) ?? ''),
    team: whole ? null : (teamId ?? null),
    seenIn: teamId ?? null,
    enterprise: enterpriseId ?? null,
    token: botToken,
    bot: botUserId ?? '',
  };
}
