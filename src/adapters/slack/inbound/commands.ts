import { isDirect, newAddress } from '../address.ts';
import type { CommandPayload } from '../payloads.ts';
import type { Acknowledgement, CommandResponse, Site, SlackChatEvent } from '../trigger.ts';
import { readCommand } from './command-words.ts';
import { unescapeWords } from './words.ts';

/**
 * A slash command. The app has one, under whatever name a workspace gave it. Its question and answer become the root of
 * a thread.
 */
export function commandEvent(
  payload: CommandPayload,
  site: Site,
  acknowledgement: Acknowledgement<CommandResponse>,
): SlackChatEvent {
  const { channel_id: channel, user_id: user, trigger_id: triggerId } = payload;
  const { command, words, isPrivate } = readCommand(unescapeWords(payload.text));
  const address = newAddress(site, {
    channel,
    user,
    asked: { by: user, words, how: 'command' },
    isPrivate,
    responseUrl: payload.response_url,
  });
  const name = `command:${triggerId}`;
  return {
    kind: 'command',
    source: {
      workspace: site.workspace,
      author: user,
      delivery: name,
      address,
      trigger: {
        site,
        user,
        userTeam: payload.team_id,
        message: null,
        address,
        privateThread: null,
        triggerId,
        reply: { kind: 'command', acknowledgement },
      },
      redelivers: false,
    },
    conversation: isDirect(channel)
      ? { kind: 'thread', thread: channel, starts: true }
      : { kind: 'known', id: name },
    command,
    words,
  };
}

/** Slack writes these instead of the name of a channel that isn't public. */
export function isClosedName(name: string): boolean {
  return name === 'privategroup' || name === 'directmessage' || name.startsWith('mpdm-');
}
