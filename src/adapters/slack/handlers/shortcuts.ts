import type { z } from 'zod';
import { isDirect, threadName } from '../address.ts';
import {
  type globalShortcutSchema,
  type messageShortcutSchema,
  unescapeWords,
  withoutMention,
} from '../inbound.ts';
import { compareView } from '../views/compare.ts';
import { shortcutIds } from '../views/fields.ts';
import type { Site, Tools } from './context.ts';

/** "Weigh this": the message is the question, and its thread gets the answer. */
export async function handleMessageShortcut(
  shortcut: z.infer<typeof messageShortcutSchema>,
  site: Site,
  tools: Tools,
): Promise<void> {
  if (shortcut.callback_id !== shortcutIds.weigh) return;
  const channel = shortcut.channel.id;
  const { message, user } = shortcut;
  const thread = message.thread_ts ?? (isDirect(channel) ? null : message.ts);
  const name = threadName(channel, thread);
  await tools.ask({
    workspace: site.workspace,
    conversation: (await tools.assistant.threadAt(site.workspace, name)) ?? name,
    author: user.id,
    words: unescapeWords(withoutMention(message.text ?? '', site.bot)),
    how: 'direct',
    delivery: `weigh:${channel}:${message.ts}:${shortcut.action_ts}`,
    place: { id: channel, closed: await tools.channels.isClosed(site.token, channel) },
    address: {
      team: site.team,
      enterprise: site.enterprise,
      channel,
      thread,
      asked: null,
      user: user.id,
      unshared: false,
      responseUrl: shortcut.response_url ?? null,
    },
  });
}

/** "Compare options" opens a form. */
export function handleGlobalShortcut(
  { callback_id, trigger_id }: z.infer<typeof globalShortcutSchema>,
  site: Site,
  tools: Tools,
): void {
  if (callback_id !== shortcutIds.compare) return;
  const view = compareView(tools.assistant.knowledge());
  tools.background.run('opening the comparison', () =>
    tools.client.views.open({ token: site.token, trigger_id, view }),
  );
}
