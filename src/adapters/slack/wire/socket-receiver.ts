import { type App, type Logger, type Receiver, webApi } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { z } from 'zod';
import type { Meter } from '../../../core/assistant/meter.ts';
import { errorMessage } from '../../log/error-message.ts';
import type { Log } from '../../log/log.ts';
import { redact } from '../../log/redact.ts';
import { type Fault, faultOf } from '../outcomes.ts';
import { backoff, createPauses } from '../pause.ts';

export type SocketReceiverParts = {
  readonly appToken: string;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
  readonly log: Log;
  readonly now: () => number;
  /** Silence of the other side after which a connection counts as dead, in milliseconds. */
  readonly pingTimeout: number;
  readonly retryAfter: number;
  readonly meter: Meter;
};

const envelopeSchema = z.object({
  ack: z.custom<(response: unknown) => Promise<void>>((value) => typeof value === 'function'),
  body: z.record(z.string(), z.unknown()),
  retry_num: z.number().optional(),
  retry_reason: z.string().optional(),
});

const longestWait = 30_000;
/** A connection that lasted this long was a good one: the next try after it need not wait. */
const goodConnection = 10_000;

/**
 * Socket Mode that acknowledges a delivery when its work is committed and not before, as Bolt's own receiver
 * does not, and that keeps connecting for as long as it runs: after `disconnect`, a dropped socket, too many
 * sockets, or hours without Slack.
 */
export function createSocketReceiver({
  appToken,
  clientOptions,
  logger,
  log,
  now,
  pingTimeout,
  retryAfter,
  meter,
}: SocketReceiverParts): Receiver & { isOpen(): boolean } {
  const client = new SocketModeClient({
    appToken,
    logger,
    clientOptions,
    autoReconnectEnabled: false,
    clientPingTimeout: pingTimeout,
    serverPingTimeout: pingTimeout * 6,
  });
  const pauses = createPauses();
  const running = new Set<Promise<void>>();
  let app: App | undefined;
  let stopping = false;
  let failures = 0;

  async function receive(envelope: unknown): Promise<void> {
    const { data } = envelopeSchema.safeParse(envelope);
    if (data === undefined || app === undefined) return;
    let acknowledged = false;
    let response: unknown;
    try {
      await app.processEvent({
        body: data.body,
        ack: async (given) => {
          acknowledged = true;
          response = given;
        },
        ...(data.retry_num === undefined ? {} : { retryNum: data.retry_num }),
        ...(data.retry_reason === undefined ? {} : { retryReason: data.retry_reason }),
      });
      if (acknowledged) await data.ack(response ?? {});
    } catch (fault) {
      // Not acknowledged: Slack delivers it again, and what was done already is known by its id.
      log.warn(redact(`slack: a delivery was not done and will come again: ${errorMessage(fault)}`));
    }
  }

  client.on('slack_event', (envelope: unknown) => {
    const run = receive(envelope);
    running.add(run);
    void run.finally(() => running.delete(run));
  });

  /** @param first true at the start, where a token that is refused is said at once; later Slack may only be unwell */
  async function connect(first: boolean): Promise<void> {
    while (!stopping) {
      try {
        await client.start();
        return;
      } catch (thrown) {
        if (stopping) return;
        const fault: Fault = faultOf(thrown);
        const isRefused =
          fault.kind === 'locked' ||
          (fault.kind === 'refused' && thrown instanceof webApi.WebAPIPlatformError);
        if (isRefused) {
          const why = `Slack refused the app token (${fault.error}): it starts with xapp- and needs the scope connections:write; make one under Basic Information and set SLACK_APP_TOKEN`;
          if (first) throw new Error(why);
          log.error(`slack: ${why}`);
        }
        const wait = fault.kind === 'limited' ? fault.wait : backoff(failures++, retryAfter, longestWait);
        log.warn(`slack: no socket; trying again in ${wait / 1000} s`);
        await pauses.wait(wait);
      }
    }
  }

  let connectedAt = 0;
  client.on('connected', () => {
    connectedAt = now();
  });
  client.on('disconnected', () => {
    // Before the first hello, `start` rejects and `connect` goes on by itself.
    if (stopping || connectedAt === 0) return;
    const lasted = now() - connectedAt;
    connectedAt = 0;
    meter.reconnected('slack');
    failures = lasted >= goodConnection ? 0 : failures + 1;
    const wait = failures === 0 ? 0 : backoff(failures - 1, retryAfter, longestWait);
    log.info(`slack: socket closed after ${Math.round(lasted / 1000)} s; connecting again`);
    void pauses
      .wait(wait)
      .then(() => connect(false))
      .catch((fault: unknown) => log.error(redact(`slack: ${errorMessage(fault)}`)));
  });

  return {
    isOpen: () => connectedAt !== 0 && !stopping,
    init(given) {
      app = given;
    },
    start: () => connect(true),
    async stop() {
      stopping = true;
      pauses.end();
      // What came in is finished and acknowledged before the socket closes.
      await Promise.all(running);
      await client.disconnect();
    },
  };
}
