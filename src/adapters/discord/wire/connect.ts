import { type Client, Events, GatewayCloseCodes, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Clock } from '../../chat/clock.ts';
import type { Log } from '../../log/log.ts';
import { isTokenRefused, sayingOf } from '../outcomes.ts';
import { pauseBeforeIdentify, type SessionLimit } from './identify.ts';

/** Close codes after which reconnecting won't help, with the fix (Gateway, "Close Event Codes"). */
const fixes: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]:
    '4004: Discord refuses the token; set DISCORD_TOKEN to the one under Bot in the developer portal',
  [GatewayCloseCodes.InvalidShard]:
    '4010: DISCORD_SHARDS names a shard that does not exist; write "from-to/all" with "to" below "all"',
  [GatewayCloseCodes.ShardingRequired]:
    '4011: the bot is in too many servers for one connection; set DISCORD_SHARDS=auto',
  [GatewayCloseCodes.InvalidAPIVersion]:
    '4012: this version of the program uses an API that Discord has retired; update it',
  [GatewayCloseCodes.InvalidIntents]:
    '4013: Discord does not know an intent that the program asks for; update the program',
  [GatewayCloseCodes.DisallowedIntents]:
    '4014: switch on "Message Content Intent" under Bot in the developer portal, or unset DISCORD_MESSAGE_CONTENT',
};

/** Explains a close code of the gateway and names the fix. */
export function closeFix(code: number): string {
  return fixes[code] ?? `close code ${code}; see "Gateway Close Event Codes" in Discord's documentation`;
}

/** Discord refuses this bot permanently; the message names the fix. */
class RefusedByDiscord extends Error {
  constructor(says: string) {
    super(says);
    this.name = 'RefusedByDiscord';
  }
}

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

type ConnectParts = {
  /** Creates a new client: discord.js's can't be reused after a failed login. */
  readonly openClient: () => Client;
  readonly rest: REST;
  readonly token: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Ends all attempts. */
  readonly signal: AbortSignal;
};

/**
 * Connects all shards. If Discord can't be reached, it logs that and retries with growing delays; if the day's identifies
 * are nearly used up, it waits for new ones.
 *
 * @throws RefusedByDiscord if trying again wouldn't help; the signal's reason
 */
export async function connect(parts: ConnectParts): Promise<Client> {
  const { openClient, token, clock, log, signal } = parts;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    try {
      await leaveReserve(parts);
      const client = openClient();
      try {
        await login(client, token, signal);
        return client;
      } catch (error) {
        await disconnect(client, clock);
        throw error;
      }
    } catch (error) {
      if (error instanceof RefusedByDiscord || signal.aborted) throw error;
      log.warn(`discord: not connected: ${sayingOf(error)}; next try in ${pause / 1000} s`);
      await clock.wait(pause, signal);
    }
  }
}

/** Longest time to close, in milliseconds: discord.js never finishes closing a connection that hasn't received Hello. */
const closingTakesMs = 2_000;

/** Closes a client's connections, as far as possible. */
export async function disconnect(client: Client, clock: Clock): Promise<void> {
  client.removeAllListeners();
  // An error without a listener would end the process.
  client.on(Events.Error, () => undefined);
  const closed = new AbortController();
  await Promise.race([client.destroy(), clock.wait(closingTakesMs, closed.signal)]).catch(() => undefined);
  closed.abort();
}

const gatewaySchema = z.object({
  session_start_limit: z.object({
    total: z.number(),
    remaining: z.number(),
    reset_after: z.number(),
    max_concurrency: z.number(),
  }),
});

async function leaveReserve({ rest, clock, log, signal }: ConnectParts): Promise<void> {
  const limit: SessionLimit = gatewaySchema.parse(
    await rest.get(Routes.gatewayBot()).catch(refused),
  ).session_start_limit;
  // The throttler paces the identifies; discord.js itself refuses to start if too few are left.
  if (pauseBeforeIdentify(limit) < limit.reset_after || limit.reset_after === 0) return;
  log.warn(
    `discord: nearly all of the day's ${limit.total} identifies are used; waiting ${Math.ceil(limit.reset_after / 60_000)} minutes for new ones`,
  );
  await clock.wait(limit.reset_after, signal);
}

function refused(error: unknown): never {
  if (isTokenRefused(error)) throw new RefusedByDiscord(closeFix(GatewayCloseCodes.AuthenticationFailed));
  throw error;
}

/** Resolves when all shards are ready. discord.js's own promise doesn't reject when the gateway closes for good. */
async function login(client: Client, token: string, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const onReady = (): void => resolve();
  const onClosed = ({ code }: { code: number }): void => reject(new RefusedByDiscord(closeFix(code)));
  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener('abort', onAbort);
  client.once(Events.ClientReady, onReady);
  client.once(Events.ShardDisconnect, onClosed);
  try {
    await Promise.race([client.login(token).then(() => promise), promise]);
  } catch (error) {
    throw refusalOf(error);
  } finally {
    signal.removeEventListener('abort', onAbort);
    client.off(Events.ClientReady, onReady);
    client.off(Events.ShardDisconnect, onClosed);
  }
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if ('code' in error && error.code === 'TokenInvalid')
    return new RefusedByDiscord(closeFix(GatewayCloseCodes.AuthenticationFailed));
  if (/disallowed intents/i.test(error.message))
    return new RefusedByDiscord(closeFix(GatewayCloseCodes.DisallowedIntents));
  if (/invalid intents/i.test(error.message))
    return new RefusedByDiscord(closeFix(GatewayCloseCodes.InvalidIntents));
  return error;
}
