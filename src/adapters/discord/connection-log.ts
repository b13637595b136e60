import { type Client, Events } from 'discord.js';
import type { Meter } from '../../core/assistant/meter.ts';
import type { Log } from '../log/log.ts';
import { closeCure } from './connect.ts';

/**
 * Tells whoever runs the bot how its connections fare: that one is lost, once however often discord.js tries
 * again (twice a second), and that it is back. Each loss is counted once, too.
 */
export function logConnections(client: Client, log: Log, meter: Meter): void {
  const lost = new Set<number>();
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error(`shard ${shard} is disconnected for good. ${closeCure(code)}`),
  );
  client.on(Events.ShardReconnecting, (shard) => {
    if (lost.has(shard)) return;
    lost.add(shard);
    meter.reconnected('discord');
    log.info(`shard ${shard} lost its connection and reconnects`);
  });
  client.on(Events.ShardError, (error, shard) => {
    if (!lost.has(shard)) log.warn(`shard ${shard}: ${error.message}`);
  });
  client.on(Events.ShardResume, (shard, replayed) => {
    lost.delete(shard);
    log.info(`shard ${shard} goes on where it was; ${replayed} events came late`);
  });
  client.on(Events.ShardReady, (shard) => {
    if (lost.delete(shard)) log.info(`shard ${shard} is connected again, with a new session`);
  });
  client.on(Events.Error, (error) => log.error(error.message));
}
