import { z } from 'zod';

/**
 * What Slack sends, as far as it's read here. Checked, because the library's types promise more than arrives:
 * https://docs.slack.dev/reference/events and https://docs.slack.dev/reference/interaction-payloads.
 */

const id = z.string().min(1);

/** Of attachments, only forwarded messages are read; whatever shape the others have. */
const attachments = z
  .array(
    z
      .object({
        is_share: z.boolean().optional().catch(false),
        text: z.string().optional().catch(''),
        author_id: id.optional().catch(undefined),
      })
      .catch({}),
  )
  .optional()
  .catch([]);

const writtenMessage = z.object({
  ts: id,
  thread_ts: id.optional(),
  user: id.optional(),
  /** The workspace the author writes from, if the channel is shared with others. */
  user_team: z.string().nullish(),
  team: z.string().nullish(),
  text: z.string().optional(),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  hidden: z.boolean().optional(),
  attachments,
  edited: z.object({ ts: id }).optional(),
});
const messageEvent = writtenMessage.extend({
  type: z.literal('message'),
  channel: id,
  channel_type: z.string().optional(),
  /** Of `message_changed`: as it's now. */
  message: writtenMessage.optional(),
  /** Of `message_changed` and `message_deleted`: as it was. */
  previous_message: writtenMessage.optional(),
  deleted_ts: id.optional(),
});
const mentionEvent = messageEvent.extend({ type: z.literal('app_mention') });
const homeEvent = z.object({
  type: z.literal('app_home_opened'),
  user: id,
  channel: id,
  tab: z.string().optional(),
});
const threadStartedEvent = z.object({
  type: z.literal('assistant_thread_started'),
  assistant_thread: z.object({ user_id: id, channel_id: id, thread_ts: id }),
});
const joinedEvent = z.object({
  type: z.literal('member_joined_channel'),
  user: id,
  channel: id,
  event_ts: id,
});
const uninstalledEvent = z.object({ type: z.literal('app_uninstalled') });
const revokedEvent = z.object({
  type: z.literal('tokens_revoked'),
  tokens: z.object({ bot: z.array(z.string()).optional(), oauth: z.array(z.string()).optional() }),
});

/** The events that are handled; all others are ignored. */
export const eventSchema = z.discriminatedUnion('type', [
  messageEvent,
  mentionEvent,
  homeEvent,
  threadStartedEvent,
  joinedEvent,
  uninstalledEvent,
  revokedEvent,
]);
export type SlackEvent = z.infer<typeof eventSchema>;
export type WrittenPayload = z.infer<typeof writtenMessage>;
export type MessagePayload = z.infer<typeof messageEvent> | z.infer<typeof mentionEvent>;
export type HomePayload = z.infer<typeof homeEvent>;
export type JoinedPayload = z.infer<typeof joinedEvent>;
export type RemovalPayload = z.infer<typeof uninstalledEvent> | z.infer<typeof revokedEvent>;

export const commandSchema = z.object({
  command: id,
  team_id: z.string().optional(),
  text: z.string().default(''),
  user_id: id,
  channel_id: id,
  channel_name: z.string().default(''),
  trigger_id: id,
  response_url: z.url(),
});
export type CommandPayload = z.infer<typeof commandSchema>;

const person = z.object({ id, team_id: z.string().nullish() });
const hash = z.string().optional();
const responseUrl = z.url().optional();

const label = z.object({ text: z.string() });

export const pressSchema = z.object({
  user: person,
  trigger_id: z.string().optional(),
  response_url: responseUrl,
  channel: z.object({ id, name: z.string().optional() }).optional(),
  container: z
    .object({
      channel_id: z.string().optional(),
      message_ts: z.string().optional(),
      thread_ts: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .optional(),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  /** The modal or Home tab it was pressed in. */
  view: z
    .object({ id, hash, callback_id: z.string().default(''), private_metadata: z.string().default('') })
    .optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        action_ts: z.string().optional(),
        value: z.string().optional(),
        /** What's written on a button. */
        text: label.optional().catch(undefined),
        selected_option: z.object({ value: z.string(), text: label.optional().catch(undefined) }).nullish(),
      }),
    )
    .min(1),
});
export type PressPayload = z.infer<typeof pressSchema>;

export const messageShortcutSchema = z.object({
  type: z.literal('message_action'),
  callback_id: z.string(),
  action_ts: id,
  user: person,
  trigger_id: z.string(),
  response_url: responseUrl,
  channel: z.object({ id, name: z.string().optional() }),
  message: z.object({
    ts: id,
    thread_ts: z.string().optional(),
    text: z.string().optional(),
    user: id.optional(),
    bot_id: z.string().nullish(),
    attachments,
  }),
});
export type MessageShortcutPayload = z.infer<typeof messageShortcutSchema>;

export const globalShortcutSchema = z.object({
  type: z.literal('shortcut'),
  callback_id: z.string(),
  user: person,
  trigger_id: z.string(),
});
export type GlobalShortcutPayload = z.infer<typeof globalShortcutSchema>;

const stateValue = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_date: z.string().nullish(),
  selected_conversation: z.string().nullish(),
});

/** What an element of a form holds. */
export type FieldState = z.infer<typeof stateValue>;

export const submissionSchema = z.object({
  user: person,
  view: z.object({
    id,
    hash,
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), stateValue)) }),
  }),
  response_urls: z.array(z.object({ response_url: z.url(), channel_id: z.string() })).optional(),
});
export type SubmissionPayload = z.infer<typeof submissionSchema>;
