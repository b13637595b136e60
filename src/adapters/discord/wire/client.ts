import { type ClientOptions, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { DiscordConfiguration } from '../configuration.ts';
import { limits } from '../limits.ts';
import { createMakeRequest } from './make-request.ts';

/**
 * Minimal set of gateway intents. Without Message Content, Discord leaves the words out of messages that neither mention
 * the bot, nor reply to it, nor are direct messages to it.
 */
function intentsOf({ messageContent }: Pick<DiscordConfiguration, 'messageContent'>): GatewayIntentBits[] {
  const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
  return messageContent
    ? [Guilds, GuildMessages, DirectMessages, MessageContent]
    : [Guilds, GuildMessages, DirectMessages];
}

/** Messages kept for each channel: the one that a reply refers to arrives with the reply. */
const keptMessages = 5;
/** How long messages are kept, in seconds: nothing is looked up in one that was handled. */
const keptMessagesFor = 120;
const keptMembers = 20;
const keptUsers = 200;

/** @param ws hooks into the gateway's connections */
export function clientOptions(
  configuration: DiscordConfiguration,
  ws: NonNullable<ClientOptions['ws']>,
): ClientOptions {
  const { apiUrl, shards } = configuration;
  return {
    intents: intentsOf(configuration),
    // Direct messages come from channels that Discord never announced; edits and deletions concern messages that
    // discord.js has forgotten, or never heard.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: keptMessages,
      // The bot never looks at these, and Discord sends them with every server.
      ReactionManager: 0,
      PresenceManager: 0,
      ThreadMemberManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
      // Without a limit, everyone who ever wrote would be kept.
      UserManager: { maxSize: keptUsers, keepOverLimit: (user) => user.id === user.client.user.id },
      GuildMemberManager: {
        maxSize: keptMembers,
        keepOverLimit: (member) => member.id === member.client.user.id,
      },
    }),
    sweepers: {
      ...Options.DefaultSweeperSettings,
      messages: { interval: keptMessagesFor, lifetime: keptMessagesFor },
    },
    rest: {
      version: limits.apiVersion,
      makeRequest: createMakeRequest(),
      ...(apiUrl === null ? {} : { api: apiUrl }),
    },
    ws,
    ...shardOptions(shards),
  };
}

function shardOptions(shards: DiscordConfiguration['shards']): Pick<ClientOptions, 'shards' | 'shardCount'> {
  switch (shards.kind) {
    case 'one':
      return { shards: [0], shardCount: 1 };
    case 'auto':
      return { shards: 'auto' };
    case 'range':
      return {
        shards: Array.from({ length: shards.to - shards.from + 1 }, (_, index) => shards.from + index),
        shardCount: shards.of,
      };
    default:
      return shards satisfies never;
  }
}
