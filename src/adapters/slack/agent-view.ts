import type { webApi } from '@slack/bolt';
import type { Assistant } from '../../core/assistant/assistant.ts';
import type { Background } from '../chat/background.ts';
import type { Site } from './inbound/trigger.ts';
import { limits } from './limits.ts';
import { promptsOf } from './prompts.ts';
import { shorten } from './render/shorten.ts';

/** What Slack shows around a conversation with an agent. Where the app isn't open as one, Slack refuses these calls, which does no harm. */
export type AgentView = {
  /** @param thread of the older assistant view; null for the agent view */
  suggestPrompts(site: Site, channel: string, thread: string | null): void;
  /** Shows that an answer is on its way. @param ts of the thread, or of the message if it's in none */
  showStatus(site: Site, channel: string, ts: string): void;
  /** A reply in the thread clears the status by itself; one beside it doesn't. */
  clearStatus(site: Site, channel: string, ts: string): void;
  /** Names a thread after its first question. @param isNew whether it has no conversation yet */
  nameThread(site: Site, thread: NamedThread, isNew: Promise<boolean>): void;
};

export type NamedThread = { readonly channel: string; readonly ts: string; readonly title: string };

export type AgentViewParts = {
  readonly client: webApi.WebClient;
  readonly assistant: Pick<Assistant, 'knowledge'>;
  readonly background: Background;
};

const working = 'is looking through the evidence…';

export function createAgentView({ client, assistant, background }: AgentViewParts): AgentView {
  const { threads } = client.assistant;

  function setStatus({ token }: Site, channel: string, ts: string, status: string): void {
    background.run('setting the status', () =>
      quietly(threads.setStatus({ token, channel_id: channel, thread_ts: ts, status })),
    );
  }

  return {
    suggestPrompts({ token }, channel, thread) {
      background.run('suggesting prompts', () =>
        threads.setSuggestedPrompts({
          token,
          channel_id: channel,
          ...(thread === null ? {} : { thread_ts: thread }),
          prompts: promptsOf(assistant.knowledge()),
        }),
      );
    },
    showStatus: (site, channel, ts) => setStatus(site, channel, ts, working),
    clearStatus: (site, channel, ts) => setStatus(site, channel, ts, ''),
    nameThread({ token }, { channel, ts, title }, isNew) {
      background.run('naming a thread', async () => {
        if (title === '' || !(await isNew)) return;
        await quietly(
          threads.setTitle({
            token,
            channel_id: channel,
            thread_ts: ts,
            title: shorten(title, limits.threadTitle),
          }),
        );
      });
    },
  };
}

async function quietly(call: Promise<unknown>): Promise<void> {
  await call.catch(() => {});
}
