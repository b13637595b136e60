import type { App } from '@slack/bolt';
import type { z } from 'zod';
import type { Handle } from '../chat/events.ts';
import { noteOf } from '../chat/texts.ts';
import type { Log } from '../log/log.ts';
import type { SlackAddress } from './address.ts';
import { commandEvent, isClosedName } from './inbound/commands.ts';
import { createHearEvent, type HearEventParts } from './inbound/hear-event.ts';
import type { InTime } from './inbound/in-time.ts';
import { pressEvent } from './inbound/presses.ts';
import { globalShortcutEvent, messageShortcutEvent, type PressEvent } from './inbound/shortcuts.ts';
import { siteOf } from './inbound/site.ts';
import { submissionEvent } from './inbound/submissions.ts';
import {
  type CommandResponse,
  type ModalResponse,
  openAcknowledgement,
  type SlackChatEvent,
  type SlackTrigger,
} from './inbound/trigger.ts';
import type { Channels } from './lookups/channels.ts';
import type { Notes } from './notes.ts';
import {
  commandSchema,
  eventSchema,
  globalShortcutSchema,
  messageShortcutSchema,
  pressSchema,
  submissionSchema,
} from './payloads.ts';

export type ListenerParts = HearEventParts & {
  readonly handle: Handle<SlackAddress, SlackTrigger>;
  readonly channels: Channels;
  readonly notes: Notes;
  readonly inTime: InTime;
  readonly log: Log;
};

/**
 * Registers one listener for each kind of delivery, because Bolt runs every listener for every delivery. A delivery is
 * acknowledged when its listener returns, and an event whose listener throws is delivered again.
 */
export function registerListeners(app: App, parts: ListenerParts): void {
  const { handle, channels, notes, inTime, log } = parts;
  const hearEvent = createHearEvent(parts);

  /** @returns undefined for what isn't as Slack documents it: delivered again it would be the same */
  function read<S extends z.ZodType>(what: string, schema: S, payload: unknown): z.infer<S> | undefined {
    const { data, error } = schema.safeParse(payload);
    if (error !== undefined) {
      const [issue] = error.issues;
      log.debug(
        `slack: ignored ${what} of another shape: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
      );
    }
    return data;
  }

  async function handleInTime(event: SlackChatEvent | null): Promise<void> {
    if (event !== null) await inTime.run(() => handle(event));
  }

  /** Words from a modal are said elsewhere, so the modal confirms them. */
  async function press(event: PressEvent): Promise<void> {
    await handle(event);
    const { trigger } = event.source;
    if (trigger.reply.kind !== 'modal' || event.press.kind !== 'say' || notes.wasTold(trigger)) return;
    const answer = noteOf(`Said for you: ${event.press.words}`);
    await notes.tell({ answer, conversation: null, isFailure: false, button: null }, trigger);
  }

  app.event(/^/, async ({ event, context, body }) => {
    const payload = read('an event', eventSchema, event);
    if (payload === undefined) return;
    const { isEnterpriseInstall } = context;
    const { team_id: team, enterprise_id: enterprise } = body;
    await hearEvent(payload, () => siteOf(context), { team, enterprise, isEnterpriseInstall });
  });

  app.command(/^/, async ({ command, context, ack }) => {
    const payload = read('a command', commandSchema, command);
    if (payload === undefined)
      return ack({ response_type: 'ephemeral', text: "I couldn't read that command." });
    if (isClosedName(payload.channel_name)) channels.learn(payload.channel_id, 'group');
    const acknowledgement = openAcknowledgement<CommandResponse>();
    await handleInTime(commandEvent(payload, siteOf(context), acknowledgement));
    const response = acknowledgement.close();
    await (response === undefined ? ack() : ack(response));
  });

  app.action({ action_id: /^/ }, async ({ body, context, ack }) => {
    const payload = read('a press', pressSchema, body);
    const event = payload === undefined ? null : pressEvent(payload, siteOf(context));
    if (event !== null) await inTime.run(() => press(event));
    await ack();
  });

  app.view({ callback_id: /^/, type: 'view_submission' }, async ({ body, context, ack }) => {
    const payload = read('a form', submissionSchema, body);
    const acknowledgement = openAcknowledgement<ModalResponse>();
    const event = payload === undefined ? null : submissionEvent(payload, siteOf(context), acknowledgement);
    // To its end, however long it takes: a form that isn't acknowledged stays open with what was filled in.
    if (event !== null) await handle(event);
    const response = acknowledgement.close();
    await (response === undefined ? ack() : ack(response));
  });

  app.view({ callback_id: /^/, type: 'view_closed' }, async ({ ack }) => ack());

  app.shortcut({ callback_id: /^/ }, async ({ body, context, ack }) => {
    if (body.type === 'message_action') {
      const payload = read('a shortcut', messageShortcutSchema, body);
      if (payload !== undefined) await handleInTime(messageShortcutEvent(payload, siteOf(context)));
    } else {
      const payload = read('a shortcut', globalShortcutSchema, body);
      if (payload !== undefined) await handleInTime(globalShortcutEvent(payload, siteOf(context)));
    }
    await ack();
  });

  // Nothing of ours loads options while somebody types.
  app.options({ action_id: /^/ }, async ({ ack }) => ack({ options: [] }));
}
