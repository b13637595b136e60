import type { z } from 'zod';
import { type Address, isDirect, threadName } from '../address.ts';
import {
  type globalShortcutSchema,
  type messageShortcutSchema,
  unescapeWords,
  withoutMention,
} from '../payloads.ts';
import { note } from '../respond.ts';
import { compareView } from '../views/compare.ts';
import { shortcutIds } from '../views/fields.ts';
import type { Site, Tools } from './context.ts';

const wordless = {
  [shortcutIds.weigh]: 'There are no words in that message that I could weigh.',
  [shortcutIds.decide]: 'There are no words in that message that a decision could be made of.',
} as const;

/** "Weigh this": the message is the question; "Save as decision": it is what was decided. Its thread gets the answer. */
export async function handleMessageShortcut(
  shortcut: z.infer<typeof messageShortcutSchema>,
  site: Site,
  tools: Tools,
): Promise<void> {
  const { callback_id: id } = shortcut;
  if (id !== shortcutIds.weigh && id !== shortcutIds.decide) return;
  const channel = shortcut.channel.id;
  const { message, user } = shortcut;
  const thread = message.thread_ts ?? (isDirect(channel) ? null : message.ts);
  const name = threadName(channel, thread);
  const words = unescapeWords(withoutMention(message.text ?? '', site.bot)).trim();
  const address: Address = {
    team: site.team,
    enterprise: site.enterprise,
    channel,
    thread,
    asked: null,
    user: user.id,
    unshared: false,
    responseUrl: shortcut.response_url ?? null,
  };
  if (words === '') {
    tools.background.run('answering a shortcut', () => tools.respond.tell(address, note(wordless[id])));
    return;
  }
  await tools.ask({
    workspace: site.workspace,
    conversation: (await tools.assistant.threadAt(site.workspace, name)) ?? name,
    author: user.id,
    words: id === shortcutIds.decide ? `save as decision: ${words}` : words,
    how: 'direct',
    delivery: `${id}:${channel}:${message.ts}:${shortcut.action_ts}`,
    place: { id: channel, closed: await tools.channels.isClosed(site.token, channel) },
    ...(await tools.links.to(site.token, channel, message.ts, message.thread_ts ?? null)),
    rights: await tools.rightsOf(site, user.id, user.team_id ?? undefined),
    address,
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
