import type { ChatInputCommandInteraction } from 'discord.js';
import type { ChannelSettings } from '../../../core/settings/channel-settings.ts';
import type { Address } from '../address.ts';
import { anyTopic } from '../settings-command.ts';
import { type Call, sourceOf } from './call.ts';
import type { DiscordEvent } from './parts.ts';

/** `/tradeoff settings` with typed options; null without any, which opens a form instead. */
export async function settingsEvent(
  call: Call<ChatInputCommandInteraction>,
  address: Address,
): Promise<DiscordEvent | null> {
  const { options, guildId } = call.interaction;
  const [subcommand] = options.data;
  if ((subcommand?.options ?? []).length === 0) return null;
  await call.first.defer(true);
  const role = options.getRole('managers')?.id;
  return {
    kind: 'settings',
    source: sourceOf(call, address),
    change: changeIn(options),
    scope: options.getBoolean('whole-server') === true ? 'everywhere' : 'channel',
    // The id of @everyone is the server's.
    everyoneRole: guildId,
    dropsManagersRole: options.getBoolean('no-managers') === true,
    ...(role === undefined ? {} : { managersRole: role }),
  };
}

function changeIn(options: ChatInputCommandInteraction['options']): Partial<ChannelSettings> {
  const answers = options.getString('answers');
  const onlyCited = options.getBoolean('only-cited');
  const topic = options.getString('topic');
  const decides = options.getString('decides');
  const zone = options.getString('zone');
  return {
    ...(answers === 'everywhere' || answers === 'mention' ? { answers } : {}),
    ...(onlyCited === null ? {} : { onlyCited }),
    ...(decides === 'everyone' || decides === 'managers' ? { decides } : {}),
    ...(zone === null ? {} : { zone }),
    ...(topic === null ? {} : { topic: topic === anyTopic ? null : topic }),
  };
}
