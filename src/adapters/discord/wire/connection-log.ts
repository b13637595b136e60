import { type Client, Events } from 'discord.js';
import type { Meter } from '../../../core/assistant/meter.ts';
import type { Log } from '../../log/log.ts';
import { closeFix } from './connect.ts';

/**
 * Logs and counts each lost connection once, however often discord.js retries (twice a second), and logs when it's
 * back.
 */
export function logConnections(client: Client, log: Log, meter: Meter): void {
  const lost = new Set<number>();
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error(`discord: shard ${shard} is disconnected for good. ${closeFix(code)}`),
  );
  client.on(Events.ShardReconnecting, (shard) => {
    if (lost.has(shard)) return;
    lost.add(shard);
    meter.reconnected('discord');
    log.info(`discord: shard ${shard} lost its connection and reconnects`);
  });
  client.on(Events.ShardError, (error, shard) => {
    if (!lost.has(shard)) log.warn(`discord: shard ${shard}: ${error.message}`);
  });
  client.on(Events.ShardResume, (shard, replayed) => {
    lost.delete(shard);
    log.info(`discord: shard ${shard} resumed; ${replayed} events replayed`);
  });
  client.on(Events.ShardReady, (shard) => {
    if (lost.delete(shard)) log.info(`discord: shard ${shard} is connected again, with a new session`);
  });
  client.on(Events.Error, (error) => log.error(`discord: ${error.message}`));
}
