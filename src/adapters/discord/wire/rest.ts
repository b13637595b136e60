import { type RateLimitData, REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { DiscordConfiguration } from '../configuration.ts';
import { limits } from '../limits.ts';
import { createMakeRequest } from './make-request.ts';

/** Longest rate limit that discord.js waits out by itself, in milliseconds. */
const longestWait = 10_000;

/**
 * A client for single calls, without a gateway. It doesn't retry, so that whoever calls decides whether a call may be
 * repeated, and when. discord.js keeps to the rates that Discord announces; what Discord refuses all the same, and what
 * takes long, is thrown as a RateLimitError.
 *
 * @param timeout for one call, in milliseconds
 */
export function createRest(
  { token, apiUrl }: Pick<DiscordConfiguration, 'token' | 'apiUrl'>,
  timeout = 15_000,
): REST {
  return new REST({
    version: limits.apiVersion,
    makeRequest: createMakeRequest(),
    retries: 0,
    timeout,
    rejectOnRateLimit: isThrown,
    ...(apiUrl === null ? {} : { api: apiUrl }),
  }).setToken(token);
}

/**
 * An unexpected refusal is thrown: discord.js can hold back a route's other calls for good once several were refused
 * at a time, and repeats a call at once if Discord names no time.
 */
function isThrown({ sublimitTimeout, retryAfter, limit, timeToReset }: RateLimitData): boolean {
  return sublimitTimeout > 0 || retryAfter <= 0 || !Number.isFinite(limit) || timeToReset > longestWait;
}

const applicationSchema = z.object({
  id: z.string(),
  name: z.string(),
  flags: z.number().default(0),
  bot_public: z.boolean().optional(),
});

/** The application that a token belongs to. */
export async function applicationOf(rest: REST): Promise<z.infer<typeof applicationSchema>> {
  return applicationSchema.parse(await rest.get(Routes.currentApplication()));
}
