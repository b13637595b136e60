import { REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { DiscordConfiguration } from './configuration.ts';
import { limits } from './limits.ts';
import { createMakeRequest } from './make-request.ts';

/** A client for single calls, without a gateway: what the program's commands need. */
export function createRest({ token, apiUrl }: Pick<DiscordConfiguration, 'token' | 'apiUrl'>): REST {
  return new REST({
    version: limits.apiVersion,
    makeRequest: createMakeRequest(),
    ...(apiUrl === null ? {} : { api: apiUrl }),
  }).setToken(token);
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
