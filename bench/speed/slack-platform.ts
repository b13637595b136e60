import { createHmac } from 'node:crypto';
import { Agent, request } from 'undici';
import { openSlackServer, type SlackServer } from '../../test/doubles/slack/server.ts';
import { recordOf } from '../../test/doubles/slack/workspace.ts';
import type { Platform } from '../apps/app.ts';

/** When a mention was acknowledged and answered, in milliseconds after it was due. */
export type Took = { readonly acknowledged: number; readonly answered: number };

/** The double, without its checks of every call, and what tells when a mention is answered. */
export type SlackPlatform = {
  readonly server: SlackServer;
  /**
   * Mentions the bot in a thread of its own.
   *
   * @param twice delivers it as Slack does where an app hears messages too: the message, and the mention beside it
   * @param due when it counts from; now unless said
   */
  mention(port: number, words: string, twice: boolean, due?: number): Promise<Took>;
  platform(transport: Platform['transport']): Platform;
  close(): Promise<void>;
};

/** One message a second and channel is Slack's pace: no channel gets more. As many as there are mentions to warm up. */
const channels = 2_000;
const authors = 500;

export async function openSlackPlatform(): Promise<SlackPlatform> {
  const server = await openSlackServer();
  const { workspace } = server;
  const dispatcher = new Agent({ connections: 256, pipelining: 1 });
  const waiting = new Map<string, () => void>();
  let said = 0;
  for (let index = 0; index < channels; index++) {
    const id = channelOf(index);
    workspace.channels.set(id, { id, private: false, bot: true, people: new Set() });
  }
  const usual = workspace.call;
  workspace.call = async (method, args, token) => {
    if (method === 'users.info')
      return { ok: true, user: { id: args.user, name: 'someone', real_name: 'Some One', profile: {} } };
    if (method !== 'chat.postMessage') {
      const answer = await usual(method, args, token);
      workspace.calls.length = 0;
      return answer;
    }
    const ts = workspace.ts();
    const { part = 0, parts = 1 } = recordOf(recordOf(args.metadata).event_payload);
    if (Number(part) + 1 === Number(parts)) waiting.get(String(args.thread_ts))?.();
    return { ok: true, channel: args.channel, ts, message: { type: 'message', ts, text: args.text } };
  };

  function envelope(event: Record<string, unknown>): Record<string, unknown> {
    return {
      token: 'old',
      team_id: workspace.team,
      api_app_id: 'A0APP',
      event,
      type: 'event_callback',
      event_id: `Ev${said}${String(event.type)}`,
      event_time: 1_790_000_000,
      is_ext_shared_channel: false,
      authorizations: [
        {
          enterprise_id: null,
          team_id: workspace.team,
          user_id: workspace.bot,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
    };
  }

  async function overHttp(port: number, payload: Record<string, unknown>): Promise<void> {
    const body = JSON.stringify(payload);
    const stamp = String(Math.floor(Date.now() / 1000));
    const signed = createHmac('sha256', server.signingSecret).update(`v0:${stamp}:${body}`).digest('hex');
    const response = await request(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST',
      body,
      dispatcher,
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': stamp,
        'x-slack-signature': `v0=${signed}`,
      },
    });
    await response.body.dump();
    if (response.statusCode !== 200) throw new Error(`an event was answered with ${response.statusCode}`);
  }

  return {
    server,
    async mention(port, words, twice, due = performance.now()) {
      const index = said++;
      const ts = workspace.ts();
      const event = {
        user: `U${index % authors}`,
        text: `<@${workspace.bot}> ${words}`,
        ts,
        event_ts: ts,
        channel: channelOf(index % channels),
      };
      const answered = new Promise<number>((resolve) =>
        waiting.set(ts, () => {
          waiting.delete(ts);
          resolve(performance.now() - due);
        }),
      );
      const events = [
        ...(twice ? [{ ...event, type: 'message', channel_type: 'channel' }] : []),
        { ...event, type: 'app_mention' },
      ];
      await Promise.all(
        events.map((one) =>
          port === 0
            ? server.overSocket({ type: 'events_api', payload: envelope(one) })
            : overHttp(port, envelope(one)),
        ),
      );
      const acknowledged = performance.now() - due;
      return { acknowledged, answered: await answered };
    },
    platform: (transport) => ({
      apiUrl: server.apiUrl,
      token: workspace.token,
      transport,
      signingSecret: server.signingSecret,
      store: 'memory',
      place: '',
    }),
    async close() {
      await dispatcher.close();
      await server.close();
    },
  };
}

function channelOf(index: number): string {
  return `C${String(index).padStart(8, '0')}`;
}
