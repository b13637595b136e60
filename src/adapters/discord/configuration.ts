import { z } from 'zod';
import { isApiAddress } from '../calls/api-address.ts';

/** Discord's environment variables. An empty one counts as unset. */
export const discordVariables = {
  /** A token has three parts; the client secret, which people copy by mistake, has one. */
  DISCORD_TOKEN: z
    .string()
    .default('')
    .refine(
      (token) => /^([\w-]+\.[\w-]+\.[\w-]+)?$/.test(token),
      'is not a bot token (three parts with dots between them): Developer Portal, Bot, Reset Token',
    ),
  /** Registers the commands in this server only, where they appear at once. */
  DISCORD_GUILD_ID: z
    .string()
    .default('')
    .refine(
      (id) => /^(\d{15,20})?$/.test(id),
      'is not the number of a server: switch on developer mode in Discord, right-click the server, "Copy Server ID"',
    ),
  DISCORD_API_URL: z
    .string()
    .default('')
    .refine(
      (address) => address === '' || isApiAddress(address),
      'is not an https:// address like https://discord.com/api; http:// only works to this machine',
    ),
  DISCORD_MESSAGE_CONTENT: z.enum(['', 'true', 'false'], 'is true or false').default(''),
  DISCORD_SHARDS: z
    .string()
    .default('')
    .transform((text, context) => {
      const plan = shardPlanOf(text);
      if (plan === undefined)
        context.addIssue({
          code: 'custom',
          message: 'is "auto", or this machine\'s range of all shards like "0-7/32"',
        });
      return plan ?? { kind: 'one' as const };
    }),
};

/** Which of the gateway's connections (shards) this process opens. */
export type ShardPlan =
  | { readonly kind: 'one' }
  /** As many as Discord recommends, all in this process. */
  | { readonly kind: 'auto' }
  /** `from` to `to`, both included, of `of`. */
  | { readonly kind: 'range'; readonly from: number; readonly to: number; readonly of: number };

export type DiscordConfiguration = {
  readonly token: string;
  /** Server to register the commands in; null registers them everywhere. */
  readonly guild: string | null;
  /** Address of the API, without a version; null for Discord's own. */
  readonly apiUrl: string | null;
  /** Whether to ask for the Message Content intent, which Discord has to grant. */
  readonly messageContent: boolean;
  readonly shards: ShardPlan;
};

/** Configuration from the variables; null without a token. */
export function discordConfiguration(
  read: z.infer<z.ZodObject<typeof discordVariables>>,
): DiscordConfiguration | null {
  if (read.DISCORD_TOKEN === '') return null;
  return {
    token: read.DISCORD_TOKEN,
    guild: read.DISCORD_GUILD_ID === '' ? null : read.DISCORD_GUILD_ID,
    apiUrl:
      read.DISCORD_API_URL === '' ? null : read.DISCORD_API_URL.replace(/\/+$/, '').replace(/\/v\d+$/, ''),
    messageContent: read.DISCORD_MESSAGE_CONTENT === 'true',
    shards: read.DISCORD_SHARDS,
  };
}

function shardPlanOf(text: string): ShardPlan | undefined {
  if (text === '') return { kind: 'one' };
  if (text === 'auto') return { kind: 'auto' };
  const [, from, to = from, of] = /^(\d{1,5})(?:-(\d{1,5}))?\/(\d{1,5})$/.exec(text) ?? [];
  const plan = { kind: 'range' as const, from: Number(from), to: Number(to), of: Number(of) };
  return plan.from <= plan.to && plan.to < plan.of ? plan : undefined;
}
