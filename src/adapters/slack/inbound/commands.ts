import { readCommand } from '../../chat/command-words.ts';
import { isDirect } from '../address.ts';
import type { CommandPayload } from '../payloads.ts';
import { newSource } from './source.ts';
import type { Acknowledgement, CommandResponse, Site, SlackChatEvent } from './trigger.ts';
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
  const { channel_id: channel, user_id: id, trigger_id: triggerId, response_url: responseUrl } = payload;
  const { command, words, isPrivate } = readCommand(unescapeWords(payload.text));
  const delivery = `command:${triggerId}`;
  const asked = { by: id, words, how: 'command' } as const;
  return {
    kind: 'command',
    source: newSource(
      site,
      { id, team_id: payload.team_id },
      {
        delivery,
        where: { channel, asked, isPrivate, responseUrl },
        triggerId,
        reply: { kind: 'command', acknowledgement },
      },
    ),
    conversation: isDirect(channel)
      ? { kind: 'thread', thread: channel, starts: true }
      : { kind: 'known', id: delivery },
    command,
    words,
  };
}

/** Slack writes these instead of the name of a channel that isn't public. */
export function isClosedName(name: string): boolean {
  return name === 'privategroup' || name === 'directmessage' || name.startsWith('mpdm-');
}
