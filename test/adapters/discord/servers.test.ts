import { describe, expect, it } from 'vitest';
import { createInstallations } from '../../../src/adapters/chat/installations.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { type Store, StoreAway } from '../../../src/core/store/store.ts';
import { answered, type Scene, scene } from './harness.ts';

async function since(store: Store, server: string): Promise<number | null> {
  const kept = await store.load({ workspace: `discord:${server}`, kind: 'workspace', id: 'workspace' });
  return kept?.value.uninstalled ?? null;
}

/** Resolves when everything that was sent before it has been dealt with: a mention that is answered. */
async function settled({ discord, channel, anna }: Scene): Promise<void> {
  const marker = anna.write(channel, `${anna.mention} how do we choose?`);
  await answered(discord, String(marker.json.id), 1);
}

describe('a server', () => {
  it('that removes the bot has its data deleted later, unless it adds the bot again', async () => {
    const { discord, store, log } = await scene();
    const other = discord.world.addGuild('Other');
    discord.gateway.join(other.id);
    discord.gateway.leave(other.id);
    await expect.poll(() => since(store, other.id)).toBeTypeOf('number');
    expect(log.join('\n')).toContain(`removed from server ${other.id}; its data is deleted in 30 days`);
    discord.world.guilds.set(other.id, other);
    discord.gateway.join(other.id);
    await expect.poll(() => since(store, other.id)).toBeNull();
  });

  it('that is only unavailable is not mistaken for one that removed the bot', async () => {
    const stage = await scene();
    const { discord, store } = stage;
    const other = discord.world.addGuild('Other');
    discord.gateway.join(other.id);
    discord.gateway.outage(other.id);
    await settled(stage);
    expect(await since(store, other.id)).toBeNull();
    const place = discord.world.addChannel(other, 'general');
    discord.gateway.join(other.id);
    const asked = stage.anna.write(place, `${stage.anna.mention} django or flask?`);
    await answered(discord, String(asked.json.id), 1);
  });

  it('keeps its data if it removed the bot and added it again while no process ran', async () => {
    const { store, guild, adapter } = await scene({ start: false });
    await createInstallations(store, () => 1_000).removed(`discord:${guild.id}`);
    expect(await since(store, guild.id)).toBe(1_000);
    await adapter.start();
    await expect.poll(() => since(store, guild.id)).toBeNull();
  });

  it('that removes the bot while the store is down is recorded once it is back', async () => {
    const memory = openMemoryStore();
    let isAway = false;
    const store: Store = {
      ...memory,
      load: (key) => (isAway ? Promise.reject(new StoreAway('test')) : memory.load(key)),
    };
    const { discord, log, tick } = await scene({ store });
    const other = discord.world.addGuild('Other');
    discord.gateway.join(other.id);
    isAway = true;
    discord.gateway.leave(other.id);
    await discord.until(() =>
      log.some((line) => line.includes('removed was not recorded yet: the store cannot be reached')),
    );
    isAway = false;
    tick();
    await expect.poll(() => since(store, other.id)).toBeTypeOf('number');
  });
});

describe('events of one server', () => {
  it('are processed in order, however slow the store is', async () => {
    const memory = openMemoryStore();
    const gate = Promise.withResolvers<void>();
    const store: Store = {
      ...memory,
      save: async (key, value, options) => {
        await gate.promise;
        return memory.save(key, value, options);
      },
    };
    const servers = createInstallations(store, () => 1_000);
    const all = [servers.removed('discord:1'), servers.installed('discord:1'), servers.removed('discord:2')];
    gate.resolve();
    await Promise.all(all);
    expect([await since(memory, '1'), await since(memory, '2')]).toEqual([null, 1_000]);
  });
});
