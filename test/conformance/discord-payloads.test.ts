import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answered, scene, textOf } from '../adapters/discord/harness.ts';
import type { Json } from '../doubles/discord/objects.ts';
import { hasSpec } from '../doubles/discord/spec.ts';

/** The examples of Discord's documentation, sent to the bot as Discord would send them. */
const folder = resolve(import.meta.dirname, '../../../shared/fixtures/discord');
const index: { file: string; heading: string }[] = existsSync(folder)
  ? JSON.parse(readFileSync(join(folder, 'INDEX.json'), 'utf8'))
  : [];
const payloads = index.map(({ file }) => ({
  file,
  payload: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json,
}));

const isInteraction = ({ payload }: { payload: Json }): boolean =>
  typeof payload === 'object' && 'data' in payload && [2, 3, 4, 5].includes(Number(payload.type));
const isMessage = ({ payload }: { payload: Json }): boolean =>
  'author' in payload && 'content' in payload && 'channel_id' in payload;
const isEvent = ({ payload }: { payload: Json }): boolean =>
  'op' in payload && payload.op === 0 && typeof payload.t === 'string';

const rejections: unknown[] = [];
const note = (reason: unknown): void => void rejections.push(reason);
beforeEach(() => void process.on('unhandledRejection', note));
afterEach(() => {
  process.off('unhandledRejection', note);
  expect(rejections.splice(0)).toEqual([]);
});

/** What a documentation's example leaves out and the wire always has. */
function filled(
  payload: Json,
  token: string,
  id: string,
  application: string,
  channel: Json,
  user: Json,
): Json {
  const data = payload.data as Json;
  const isUser = payload.member === undefined;
  return {
    version: 1,
    locale: 'en-US',
    app_permissions: '0',
    ...payload,
    id,
    token,
    application_id: application,
    entitlements: [],
    channel,
    channel_id: channel.id,
    attachment_size_limit: 1,
    authorizing_integration_owners: payload.authorizing_integration_owners ?? {},
    data: { type: 1, ...data },
    ...(isUser ? { user } : {}),
  };
}

describe.skipIf(index.length === 0)(
  "the documentation's payloads (skipped without ../shared/fixtures/discord)",
  () => {
    it.each(payloads.filter(isInteraction))(
      '$file ends in an answer or a clear refusal',
      async ({ payload }) => {
        const { discord, channel, anna, log } = await scene();
        const user = { id: anna.id, username: 'anna', discriminator: '0', avatar: null, global_name: null };
        const given = anna.command(channel, 'criteria');
        await answered(discord, await discord.until(() => given.message ?? undefined), 1);
        Object.assign(given, { answered: null, type: payload.type, message: null });
        discord.gateway.dispatch(
          'INTERACTION_CREATE',
          filled(
            payload,
            given.token,
            given.id,
            discord.world.application,
            discord.world.json(channel),
            user,
          ),
          null,
        );
        await discord.until(() => given.answered !== null);
        if (payload.type === 4) expect(given.answered).toBe(8);
        else
          await discord.until(
            () => textOf(discord.world.messages.get(given.message ?? '')?.json ?? {}) !== '',
          );
        expect(log.filter((line) => line.startsWith('error'))).toEqual([]);
      },
    );

    it('messages and events of other kinds are passed over, and the bot goes on answering', async () => {
      const { discord, guild, channel, anna, log } = await scene();
      const others = payloads.filter((one) => !isInteraction(one));
      for (const { payload } of others.filter(isMessage))
        discord.gateway.dispatch(
          'MESSAGE_CREATE',
          {
            ...payload,
            channel_id: channel.id,
            guild_id: guild.id,
            mentions: [],
            attachments: [],
            embeds: [],
            mention_roles: [],
          },
          guild.id,
        );
      for (const { payload } of others.filter(isEvent))
        discord.gateway.dispatch(String(payload.t), payload.d as Json, guild.id);
      const asked = anna.write(channel, `${anna.mention} django or flask?`);
      await answered(discord, String(asked.json.id), 1);
      expect(others.filter(isMessage).length).toBeGreaterThan(0);
      expect(log.filter((line) => line.startsWith('error'))).toEqual([]);
    });
  },
);

describe('requests against the specification', () => {
  it.skipIf(!hasSpec)(
    'are checked strictly: what Discord does not name is refused (skipped without ../shared/specs/discord)',
    async () => {
      const { openSpec } = await import('../doubles/discord/spec.ts');
      const path = '/channels/123456789012345678/messages';
      expect(openSpec().request('POST', path, { content: 'a' })).toEqual([]);
      expect(openSpec().request('POST', path, { content: 'a', colour: 1 })).not.toEqual([]);
      expect(openSpec().request('POST', path, { components: [{ type: 10 }] })).not.toEqual([]);
      expect(openSpec().request('POST', '/channels/123456789012345678/nothing', {})).not.toEqual([]);
    },
  );
});
