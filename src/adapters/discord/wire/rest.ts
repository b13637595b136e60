import { type RateLimitData, REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { DiscordConfiguration } from '../configuration.ts';
import { limits } from '../limits.ts';
import { createMakeRequest } from './make-request.ts';

/** Longest rate limit that discord.js waits out itself, in milliseconds. */
const longestWait = 10_000;

/**
 * Client for single calls, without a gateway. It doesn't retry: the caller decides whether and when a call may be
 * repeated. discord.js keeps to the rate limits Discord announces; unexpected refusals and long waits throw a
 * RateLimitError.
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
 * Unexpected refusals are thrown, because discord.js can block a route's other calls forever once several were refused at
 * the same time, and repeats a call immediately if Discord names no time.
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
