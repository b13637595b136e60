import { ApplicationFlags, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Finding } from '../doctor/finding.ts';
import type { DiscordConfiguration } from './configuration.ts';
import { isNotDiscord, isTokenRefused, sayingOf } from './outcomes.ts';
import { permissions } from './permissions.ts';
import { registrationDifference } from './registration.ts';
import { closeFix } from './wire/connect.ts';
import { applicationOf, createRest } from './wire/rest.ts';

/** Checks everything the bot needs from Discord without changing it, and names a fix for each problem. */
export async function doctorDiscord(configuration: DiscordConfiguration): Promise<readonly Finding[]> {
  const rest = createRest(configuration);
  let application: Awaited<ReturnType<typeof applicationOf>>;
  try {
    application = await applicationOf(rest);
  } catch (error) {
    const fix = sayingOf(error);
    if (isTokenRefused(error)) return [{ what: 'token', says: 'refused', fix: closeFix(4004) }];
    return isNotDiscord(error)
      ? [{ what: 'address', says: `${configuration.apiUrl ?? 'it'} does not answer as Discord does`, fix }]
      : [{ what: 'token', says: 'could not be checked', fix }];
  }
  return [
    { what: 'token', says: `belongs to ${application.name} (${application.id})`, fix: null },
    intent(configuration, application.flags),
    ...(await attempt('identifies', () => identifies(rest))),
    ...(await attempt('servers', () => servers(rest))),
    ...(await attempt('commands', () => commands(rest, application.id, configuration.guild))),
  ];
}

async function attempt(what: string, look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    return [{ what, says: 'could not be checked', fix: sayingOf(error) }];
  }
}

const granted = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;

function intent({ messageContent }: DiscordConfiguration, flags: number): Finding {
  const what = 'message content';
  const isGranted = (flags & granted) !== 0;
  if (messageContent)
    return {
      what,
      says: isGranted ? 'asked for and switched on' : 'asked for and not switched on',
      fix: isGranted ? null : closeFix(4014),
    };
  return {
    what,
    says: "not asked for: follow-ups need a mention, a reply or a button, and what was said in a thread before a call can't be read (DISCORD_MESSAGE_CONTENT=true changes both)",
    fix: null,
  };
}

const gateway = z.object({
  shards: z.number(),
  session_start_limit: z.object({ total: z.number(), remaining: z.number() }),
});

async function identifies(rest: REST): Promise<readonly Finding[]> {
  const { shards, session_start_limit: limit } = gateway.parse(await rest.get(Routes.gatewayBot()));
  const few = limit.remaining < limit.total / 4;
  return [
    {
      what: 'identifies',
      says: `${limit.remaining} of ${limit.total} left today`,
      fix: few
        ? 'the process restarts too often; its log says why. It slows down by itself until the day is over'
        : null,
    },
    { what: 'shards', says: `Discord recommends ${shards}`, fix: null },
  ];
}

const guilds = z.array(z.object({ id: z.string(), name: z.string(), permissions: z.string() }));
const administrator = 8n;

async function servers(rest: REST): Promise<readonly Finding[]> {
  const found = guilds.parse(await rest.get(Routes.userGuilds()));
  if (found.length === 0)
    return [
      {
        what: 'servers',
        says: 'the bot is in none',
        fix: 'open the link of `tradeoff invite discord` and choose a server',
      },
    ];
  return found.map(({ name, permissions: has }) => {
    const bits = BigInt(has);
    const missing = (bits & administrator) !== 0n ? [] : permissions.filter(({ bit }) => (bits & bit) === 0n);
    const fix =
      missing.length === 0
        ? null
        : `give the bot's role ${missing.map(({ name: one, why }) => `"${one}" (${why})`).join(', ')}; channels may take it away again`;
    return {
      what: `server ${name}`,
      says: missing.length === 0 ? 'all permissions are there' : `${missing.length} permissions are missing`,
      fix,
    };
  });
}

async function commands(rest: REST, application: string, guild: string | null): Promise<readonly Finding[]> {
  const differences = await registrationDifference(rest, application, guild);
  const where = guild === null ? 'everywhere' : `in server ${guild}`;
  const says =
    differences.length === 0
      ? `registered ${where}`
      : differences.map(({ name, change }) => `${name} is ${change}`).join(', ');
  return [
    {
      what: 'commands',
      says,
      fix:
        differences.length === 0
          ? null
          : 'run `tradeoff register discord`, or start the bot: it registers what differs',
    },
  ];
}
