import { isDirect, threadName } from '../address.ts';
import { readCommand } from '../inbound/command-words.ts';
import { type SlashCommand, unescapeWords } from '../payloads.ts';
import { settingsView } from '../views/settings.ts';
import type { Site, Tools } from './context.ts';

/**
 * A slash command. The app has one, under whatever name a workspace gave it, so that every one that arrives is
 * meant. Its question and answer become the root of a thread.
 */
export async function handleCommand(command: SlashCommand, site: Site, tools: Tools): Promise<void> {
  const { channel_id: channel, user_id: user, trigger_id: trigger } = command;
  const call = readCommand(unescapeWords(command.text));
  if (call.command?.opens === 'settings:channel') {
    const chosen = await tools.assistant.settings.of(site.workspace, channel);
    const { manages } = await tools.rightsOf(site, user, command.team_id);
    const view = settingsView(channel, chosen, tools.assistant.knowledge(), manages);
    tools.background.run('opening the settings', () =>
      tools.client.views.open({ token: site.token, trigger_id: trigger, view }),
    );
    return;
  }
  const closed = closedByName(command.channel_name) || (await tools.channels.isClosed(site.token, channel));
  const known = isDirect(channel)
    ? await tools.assistant.threadAt(site.workspace, threadName(channel, null))
    : undefined;
  await tools.ask({
    workspace: site.workspace,
    conversation: known ?? `command:${trigger}`,
    author: user,
    words: call.words,
    how: 'direct',
    delivery: `command:${trigger}`,
    place: { id: channel, closed },
    rights: await tools.rightsOf(site, user, command.team_id),
    address: {
      team: site.team,
      enterprise: site.enterprise,
      channel,
      thread: null,
      asked: { by: user, words: call.words },
      user,
      unshared: call.unshared,
      responseUrl: command.response_url,
    },
  });
}

/** What Slack writes in place of the name of a channel that is not open to all. */
function closedByName(name: string): boolean {
  return name === 'privategroup' || name === 'directmessage' || name.startsWith('mpdm-');
}
