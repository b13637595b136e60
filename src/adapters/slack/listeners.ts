import type { AllMiddlewareArgs, App, InstallationStore } from '@slack/bolt';
import { z } from 'zod';
import { awaySentence, StoreAway } from '../../core/store.ts';
import { redact } from '../log/redact.ts';
import { said } from '../log/said.ts';
import { workspaceOf } from './address.ts';
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
} from './inbound.ts';

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

  app.event(/^/, async ({ event, context, body, ...rest }) => {
    // Bolt acknowledges every event by itself but the call of a function, of which the app has none.
    if (event.type === 'function_executed') await functionSchema.safeParse(rest).data?.ack();
    const inbound = read('an event', eventSchema, event);
    if (inbound === undefined) return;
    if (inbound.type === 'app_uninstalled' || inbound.type === 'tokens_revoked')
      return gone(inbound, body.team_id, body.enterprise_id);
    await onEvent(inbound, siteOf(context), tools);
  });
  app.command(/^/, async ({ command, context, ack }) => {
    const inbound = read('a command', commandSchema, command);
    if (inbound === undefined)
      return ack({ response_type: 'ephemeral', text: 'I could not read that command.' });
    try {
      await handleCommand(inbound, siteOf(context), tools);
    } catch (fault) {
      // Slack delivers events again, and commands never: whoever wrote one is told.
      if (!(fault instanceof StoreAway)) throw fault;
      tools.log.warn(`slack: a command was not taken: ${redact(said(fault.cause))}`);
      return ack({ response_type: 'ephemeral', text: awaySentence });
    }
    await ack();
  });
  app.action({ action_id: /^/ }, async ({ body, context, ack }) => {
    const inbound = read('a press', pressSchema, body);
    if (inbound !== undefined) await handlePress(inbound, siteOf(context), tools);
    await ack();
  });
  app.view({ callback_id: /^/, type: 'view_submission' }, async ({ body, context, ack }) => {
    const inbound = read('a form', submissionSchema, body);
    if (inbound !== undefined) await handleSubmission(inbound, siteOf(context), tools);
    await ack();
  });
  app.view({ callback_id: /^/, type: 'view_closed' }, async ({ ack }) => ack());
  app.shortcut({ callback_id: /^/ }, async ({ body, context, ack }) => {
    if (body.type === 'message_action') {
      const inbound = read('a shortcut', messageShortcutSchema, body);
      if (inbound !== undefined) await handleMessageShortcut(inbound, siteOf(context), tools);
    } else {
      const inbound = read('a shortcut', globalShortcutSchema, body);
      if (inbound !== undefined) handleGlobalShortcut(inbound, siteOf(context), tools);
    }
    await ack();
  });
  // Nothing of ours asks for options while somebody types.
  app.options({ action_id: /^/ }, async ({ ack }) => ack({ options: [] }));

  async function gone(
    event: Extract<SlackEvent, { type: 'app_uninstalled' | 'tokens_revoked' }>,
    team: string | undefined,
    enterprise: string | undefined,
  ): Promise<void> {
    if (event.type === 'tokens_revoked' && (event.tokens.bot ?? []).length === 0) return;
    const where = team ?? enterprise ?? '?';
    await tools.uninstalled(where);
    if (installations?.deleteInstallation === undefined) {
      tools.log.error(
        `slack: the app was removed from ${where}; install it again and set its new SLACK_BOT_TOKEN`,
      );
      return;
    }
    if (team !== undefined)
      await installations.deleteInstallation({
        teamId: team,
        enterpriseId: enterprise,
        isEnterpriseInstall: false,
      });
    if (enterprise !== undefined && team === undefined)
      await installations.deleteInstallation({
        teamId: undefined,
        enterpriseId: enterprise,
        isEnterpriseInstall: true,
      });
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

/** Data belongs to the workspace that installed the bot, also where others are in its channels. */
function siteOf({ teamId, enterpriseId, botToken, botUserId }: AllMiddlewareArgs['context']): Site {
  if (botToken === undefined)
    throw new Error('there is no bot token for this workspace: install the app there again');
  return {
    workspace: workspaceOf(teamId ?? enterpriseId ?? ''),
    team: teamId ?? null,
    enterprise: enterpriseId ?? null,
    token: botToken,
    bot: botUserId ?? '',
  };
}
