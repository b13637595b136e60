import { stateOf } from './form-state.ts';
import { openSchemas } from './schemas.ts';
import type { Acknowledged, Delivery, SlackServer } from './server.ts';
import { blocksOf, controlIn } from './shown.ts';
import { complaintsAboutView } from './view-rules.ts';
import { type Ephemeral, listOf, newTrigger, type Posted, recordOf, type View } from './workspace.ts';

/** People who use Slack: what they do becomes the deliveries Slack would make. */
export type People = {
  /** Writes a message; a mention is delivered twice, as Slack does. @returns the message's `ts` */
  say(
    channel: string,
    user: string,
    text: string,
    options?: {
      thread?: string;
      ts?: string;
      subtype?: string;
      bot?: boolean;
      team?: string;
      /** Fields that Slack's published types lack. */
      more?: Record<string, unknown>;
    },
  ): Promise<string>;
  /** Edits a message; if it mentions the bot now, the mention is delivered as well, as Slack does. */
  edit(channel: string, was: Written, text: string, at?: string): Promise<void>;
  /** Shows a link preview below a message. */
  preview(channel: string, message: Written): Promise<void>;
  /** Deletes a message. @param hasReplies leaves a stone in its place */
  delete(channel: string, was: Written, hasReplies?: boolean): Promise<void>;
  command(channel: string, user: string, text: string): Promise<Acknowledged>;
  /** Presses the button with this label, or picks the option, under a message. */
  press(message: Posted, user: string, label: string): Promise<Acknowledged>;
  /** The same under a message in the channel that only this person sees. */
  pressPrivately(message: Ephemeral, channel: string, user: string, label: string): Promise<Acknowledged>;
  /** Presses the button with this label in a modal. */
  pressIn(shown: View, user: string, label: string): Promise<Acknowledged>;
  /**
   * Submits a form; what isn't given stays as the form shows it.
   *
   * @returns what it shows next; undefined if it closes
   */
  submit(
    shown: View,
    user: string,
    filled?: Readonly<Record<string, string | readonly string[] | null>>,
  ): Promise<View | undefined>;
  interact(payload: Record<string, unknown>): Promise<Acknowledged>;
  event(event: Record<string, unknown>): Promise<Acknowledged>;
};

/** A message, to edit or delete it. */
export type Written = {
  readonly user: string;
  readonly ts: string;
  readonly text: string;
  readonly thread?: string;
  /** When it was edited before. */
  readonly edited?: string;
};

/** What a slash command calls the channel it comes from, by its type. */
const channelNames = { im: 'directmessage', group: 'privategroup', channel: 'general' } as const;

export type Deliver = (delivery: Delivery) => Promise<Acknowledged>;

export function createPeople(server: SlackServer, deliver: Deliver): People {
  const { workspace } = server;
  const schemas = openSchemas();
  let events = 0;

  /** @param beyond fields that Slack sends and its published types lack */
  function envelope(event: Record<string, unknown>, beyond: Record<string, unknown> = {}): Delivery {
    for (const complaint of schemas?.event(event) ?? [])
      workspace.complaints.push(`the double's ${String(event.type)}: ${complaint}`);
    return {
      type: 'events_api',
      payload: {
        token: 'old',
        team_id: workspace.team,
        ...(workspace.organisation === null ? {} : { enterprise_id: workspace.organisation }),
        api_app_id: 'A0APP',
        event: { ...event, ...beyond },
        type: 'event_callback',
        event_id: `Ev${events++}`,
        event_time: 1_790_000_000,
        is_ext_shared_channel: false,
        authorizations: [
          {
            enterprise_id: workspace.organisation,
            team_id: workspace.organisation === null ? workspace.team : null,
            user_id: workspace.bot,
            is_bot: true,
            is_enterprise_install: workspace.organisation !== null,
          },
        ],
      },
    };
  }

  /** Checks what the double sends as well, so that it's what Slack would send. */
  function checked(
    kind: 'slash' | 'block_actions' | 'view_submission',
    payload: Record<string, unknown>,
  ): Record<string, unknown> {
    for (const complaint of schemas?.inbound(kind, payload) ?? [])
      workspace.complaints.push(`the double's ${kind}: ${complaint}`);
    return payload;
  }

  const common = () => ({
    token: 'old',
    api_app_id: 'A0APP',
    team: { id: workspace.team, domain: 'team' },
    ...(workspace.organisation === null
      ? {}
      : { enterprise: { id: workspace.organisation, name: 'Organisation' } }),
    is_enterprise_install: workspace.organisation !== null,
  });

  function channelType(channel: string): keyof typeof channelNames {
    if (channel.startsWith('D')) return 'im';
    return workspace.channels.get(channel)?.private === true ? 'group' : 'channel';
  }

  function messageOf(channel: string, { user, ts, text, thread, edited }: Written): Record<string, unknown> {
    return {
      type: 'message',
      user,
      text,
      ts,
      event_ts: ts,
      channel,
      channel_type: channelType(channel),
      ...(thread === undefined ? {} : { thread_ts: thread }),
      ...(edited === undefined ? {} : { edited: { user, ts: edited } }),
    };
  }

  function changeOf(
    channel: string,
    subtype: 'message_changed' | 'message_deleted',
  ): Record<string, unknown> {
    const ts = workspace.ts();
    const type = channelType(channel);
    return { type: 'message', subtype, hidden: true, channel, channel_type: type, ts, event_ts: ts };
  }

  /** Changes whenever a view does. */
  function hashOf(shown: View): string {
    return `${workspace.views.filter(({ id }) => id === shown.id).length}.abc`;
  }

  /** A submitted form, with everything Slack sends around it. */
  function submitted(payload: Record<string, unknown>): Record<string, unknown> {
    const { id = 'V1', ...view } = recordOf(payload.view);
    return {
      trigger_id: newTrigger(workspace),
      ...payload,
      user: { name: 'someone', team_id: workspace.team, ...recordOf(payload.user) },
      view: {
        team_id: workspace.team,
        app_id: 'A0APP',
        app_installed_team_id: workspace.team,
        bot_id: 'B0BOT',
        blocks: [],
        title: { type: 'plain_text', text: 'A form', emoji: true },
        close: null,
        submit: null,
        private_metadata: '',
        previous_view_id: null,
        root_view_id: id,
        external_id: '',
        hash: '1.abc',
        clear_on_close: false,
        notify_on_close: false,
        id,
        ...view,
      },
    };
  }

  /** @param text of the message; null if only this person sees it, because Slack doesn't send it then */
  function pressUnder(
    { channel, ts, thread, blocks }: Pick<Posted, 'channel' | 'ts' | 'thread' | 'blocks'>,
    text: string | null,
    { user, label }: { readonly user: string; readonly label: string },
  ): Promise<Acknowledged> {
    const { action, option } = controlIn(blocks, label);
    const inThread = thread === null ? {} : { thread_ts: thread };
    const payload = {
      ...common(),
      type: 'block_actions',
      user: { id: user, username: 'someone', name: 'someone', team_id: workspace.team },
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: text === null,
        ...inThread,
      },
      trigger_id: newTrigger(workspace),
      channel: { id: channel, name: 'general' },
      ...(text === null ? {} : { message: { type: 'message', ts, text, ...inThread } }),
      response_url: server.responseUrl(user),
      actions: [
        {
          ...action,
          block_id: 'b',
          action_ts: workspace.ts(),
          ...(option === undefined ? {} : { selected_option: option }),
        },
      ],
    };
    return deliver({
      type: 'interactive',
      payload: action.type === 'button' ? checked('block_actions', payload) : payload,
    });
  }

  return {
    async say(channel, user, text, { thread, ts = workspace.ts(), subtype, bot = false, team, more } = {}) {
      const base = {
        user,
        text,
        ts,
        event_ts: ts,
        channel,
        ...(thread === undefined ? {} : { thread_ts: thread }),
        ...(team === undefined ? {} : { team }),
      };
      if (!workspace.written.some((one) => one.channel === channel && one.ts === ts))
        workspace.written.push({ channel, ts, thread: thread ?? null, user, text, isByBot: bot });
      const type = channelType(channel);
      const message = {
        ...base,
        type: 'message',
        channel_type: type,
        ...(subtype === undefined ? {} : { subtype }),
        ...(bot ? { bot_id: 'B9' } : {}),
      };
      const mention = { ...base, type: 'app_mention', ...(bot ? { bot_id: 'B9' } : {}) };
      const deliveries = [
        envelope(message, more),
        ...(text.includes(`<@${workspace.bot}>`) && type !== 'im' ? [envelope(mention)] : []),
      ];
      await Promise.all(deliveries.map(deliver));
      return ts;
    },
    async edit(channel, was, text, at = workspace.ts()) {
      const edited = { user: was.user, ts: at };
      const mention = { ...messageOf(channel, { ...was, text }), edited, type: 'app_mention', event_ts: at };
      const { channel_type: _, ...called } = { channel_type: '', ...mention };
      const isCall = text.includes(`<@${workspace.bot}>`) && channelType(channel) !== 'im';
      const deliveries = [
        envelope({
          ...changeOf(channel, 'message_changed'),
          message: { ...messageOf(channel, { ...was, text }), edited },
          previous_message: messageOf(channel, was),
        }),
        ...(isCall ? [envelope(called)] : []),
      ];
      await Promise.all(deliveries.map(deliver));
    },
    async preview(channel, message) {
      const previous_message = messageOf(channel, message);
      const attachments = [{ title: 'Example', fallback: 'Example', text: 'django or fastapi?' }];
      const change = { ...changeOf(channel, 'message_changed'), previous_message };
      await deliver(envelope({ ...change, message: { ...previous_message, attachments } }));
    },
    async delete(channel, was, hasReplies = false) {
      const previous_message = messageOf(channel, was);
      if (!hasReplies) {
        const change = changeOf(channel, 'message_deleted');
        await deliver(envelope({ ...change, deleted_ts: was.ts, previous_message }));
        return;
      }
      const stone = messageOf(channel, { ...was, user: 'USLACKBOT', text: 'This message was deleted.' });
      const change = { ...changeOf(channel, 'message_changed'), message: stone, previous_message };
      await deliver(
        envelope(change, {
          message: { ...stone, subtype: 'tombstone', hidden: true, thread_ts: was.ts },
          previous_message: { ...previous_message, thread_ts: was.ts },
        }),
      );
    },
    command: (channel, user, text) =>
      deliver({
        type: 'slash_commands',
        payload: checked('slash', {
          token: 'old',
          team_id: workspace.team,
          team_domain: 'team',
          channel_id: channel,
          channel_name: channelNames[channelType(channel)],
          user_id: user,
          user_name: 'someone',
          command: '/tradeoff',
          text,
          api_app_id: 'A0APP',
          ...(workspace.organisation === null ? {} : { enterprise_id: workspace.organisation }),
          is_enterprise_install: String(workspace.organisation !== null),
          response_url: server.responseUrl(user),
          trigger_id: newTrigger(workspace),
        }),
      }),
    press: async (message, user, label) => pressUnder(message, message.text, { user, label }),
    pressPrivately: async (message, channel, user, label) =>
      pressUnder({ ...message, channel, ts: workspace.ts(), blocks: listOf(message.blocks) }, null, {
        user,
        label,
      }),
    pressIn(shown, user, label) {
      const { action } = controlIn(blocksOf(shown), label);
      return deliver({
        type: 'interactive',
        payload: {
          ...common(),
          type: 'block_actions',
          user: { id: user, username: 'someone', name: 'someone', team_id: workspace.team },
          container: { type: 'view', view_id: shown.id },
          trigger_id: newTrigger(workspace),
          view: { team_id: workspace.team, ...shown.view, id: shown.id, hash: hashOf(shown) },
          actions: [{ ...action, block_id: 'b', action_ts: workspace.ts() }],
        },
      });
    },
    async submit(shown, user, filled = {}) {
      const values = Object.fromEntries(
        blocksOf(shown)
          .filter(({ type }) => type === 'input')
          .map((block) => {
            const element = recordOf(block.element);
            const id = String(block.block_id);
            return [id, { [String(element.action_id)]: stateOf(element, filled[id]) }];
          }),
      );
      const { body } = await this.interact({
        type: 'view_submission',
        user: { id: user },
        view: { ...shown.view, id: shown.id, hash: hashOf(shown), state: { values } },
      });
      const response = recordOf(typeof body === 'string' && body !== '' ? JSON.parse(body) : body);
      if (response.response_action === undefined) return undefined;
      if (response.response_action !== 'update') throw new Error(`the form says ${JSON.stringify(response)}`);
      for (const complaint of [
        ...(schemas?.view(response.view) ?? []),
        ...complaintsAboutView(response.view),
      ])
        workspace.complaints.push(`response_action view: ${complaint}`);
      const next: View = {
        kind: 'update',
        id: shown.id,
        user: undefined,
        view: recordOf(response.view),
      };
      workspace.views.push(next);
      return next;
    },
    interact(payload) {
      const whole = { ...common(), ...payload };
      return deliver({
        type: 'interactive',
        payload: payload.type === 'view_submission' ? checked('view_submission', submitted(whole)) : whole,
      });
    },
    event: (event) => deliver(envelope(event)),
  };
}

/** An option, as a form hands it back. */
export function picked(value: string): Record<string, unknown> {
  return { text: { type: 'plain_text', text: value, emoji: false }, value };
}
