import type { App, Logger, Receiver, webApi } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { z } from 'zod';
import type { Meter } from '../../../core/assistant/meter.ts';
import { openDispatcher } from '../../calls/open-dispatcher.ts';
import { proxyInUse } from '../../calls/proxy.ts';
import type { Clock } from '../../chat/clock.ts';
import { errorMessage } from '../../log/error-message.ts';
import type { Log } from '../../log/log.ts';
import { failureOf, slackErrorOf } from '../outcomes.ts';

/*
 * Replaces: Bolt's SocketModeReceiver; uses Slack's SocketModeClient with its reconnection off.
 * Gains: acknowledges a delivery once its turn is committed, where Bolt's receiver acknowledges before any listener runs
 *   and loses what a crash interrupts. Keeps connecting for hours, where the client gives up on some errors.
 * Costs: the loop that reconnects, and the names of three events of the client.
 */

export type SocketReceiverParts = {
  readonly appToken: string;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
  readonly log: Log;
  readonly clock: Clock;
  /** Silence of the other side after which a connection counts as dead, in milliseconds. */
  readonly pingTimeout: number;
  /** First delay before connecting again, in milliseconds; it doubles up to half a minute. */
  readonly retryAfter: number;
  readonly meter: Meter;
};

export type SocketReceiver = Receiver & { isOpen(): boolean };

/** What the client emits for a delivery; the body is as Slack sent it. */
type Envelope = {
  readonly ack: (response: unknown) => Promise<void>;
  readonly body: unknown;
  readonly retry_num?: number;
  readonly retry_reason?: string;
};

const bodySchema = z.record(z.string(), z.unknown());

const longestWait = 30_000;
/** After a connection that lasted this long, in milliseconds, the next one is tried at once. */
const goodConnection = 10_000;

/** Socket Mode that connects again for as long as it runs: after `disconnect`, a dropped socket, too many sockets, or hours without Slack. */
export function createSocketReceiver(parts: SocketReceiverParts): SocketReceiver {
  const { appToken, clientOptions, logger, log, clock, pingTimeout, retryAfter, meter } = parts;
  const client = new SocketModeClient({
    appToken,
    logger,
    clientOptions,
    autoReconnectEnabled: false,
    clientPingTimeout: pingTimeout,
    serverPingTimeout: pingTimeout * 6,
    // The client's own way to connect knows no proxy.
    ...(proxyInUse() === null ? {} : { dispatcher: openDispatcher() }),
  });
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let app: App | undefined;
  let failures = 0;
  let connectedAt = 0;

  async function receive({ ack, body, retry_num, retry_reason }: Envelope): Promise<void> {
    if (app === undefined) return;
    let acknowledged = false;
    let response: unknown;
    try {
      const { data } = bodySchema.safeParse(body);
      // Delivered again it would be the same.
      if (data === undefined) return await ack({});
      await app.processEvent({
        body: data,
        ack: async (given) => {
          acknowledged = true;
          response = given;
        },
        ...(retry_num === undefined ? {} : { retryNum: retry_num }),
        ...(retry_reason === undefined ? {} : { retryReason: retry_reason }),
      });
      if (acknowledged) await ack(response ?? {});
    } catch (thrown) {
      log.warn(`slack: did not handle a delivery; Slack delivers it again: ${errorMessage(thrown)}`);
    }
  }

  client.on('slack_event', (envelope: Envelope) => {
    const run = receive(envelope);
    running.add(run);
    void run.finally(() => running.delete(run));
  });

  async function wait(delay: number): Promise<void> {
    await clock.wait(delay, stopping.signal).catch(() => {});
  }

  /** @param isFirst true at the start, where a refused token is an error; later Slack may just be unwell */
  async function connect(isFirst: boolean): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await client.start();
        return;
      } catch (thrown) {
        if (stopping.signal.aborted) return;
        const refusal = refusalOf(thrown);
        if (refusal !== null) {
          if (isFirst) throw new Error(refusal);
          log.error(`slack: ${refusal}`);
        }
        const failure = failureOf(thrown);
        const delay = failure.kind === 'limited' ? failure.waitMs : backoff(failures++);
        log.warn(`slack: no socket; trying again in ${delay / 1000} s`);
        await wait(delay);
      }
    }
  }

  function backoff(tries: number): number {
    return Math.min(longestWait, retryAfter * 2 ** Math.min(tries, 20));
  }

  client.on('connected', () => {
    connectedAt = clock.now();
  });
  client.on('disconnected', () => {
    // Before the first hello, `start` rejects and `connect` goes on by itself.
    if (stopping.signal.aborted || connectedAt === 0) return;
    const lasted = clock.now() - connectedAt;
    connectedAt = 0;
    meter.reconnected('slack');
    failures = lasted >= goodConnection ? 0 : failures + 1;
    log.info(`slack: socket closed after ${Math.round(lasted / 1000)} s; connecting again`);
    void wait(failures === 0 ? 0 : backoff(failures - 1))
      .then(() => connect(false))
      .catch((thrown: unknown) => log.error(`slack: ${errorMessage(thrown)}`));
  });

  return {
    isOpen: () => connectedAt !== 0 && !stopping.signal.aborted,
    init(given) {
      app = given;
    },
    start: () => connect(true),
    async stop() {
      stopping.abort();
      // What came in is handled and acknowledged before the socket closes.
      await Promise.all(running);
      await client.disconnect();
    },
  };
}

/** Why Slack refuses the app token; null if something else is wrong. */
function refusalOf(thrown: unknown): string | null {
  const error = slackErrorOf(thrown);
  const failure = failureOf(thrown);
  const isRefused = failure.kind === 'never' || (failure.kind === 'later' && failure.needsOperator === true);
  return error !== null && isRefused
    ? `Slack refused the app token (${error}): it starts with xapp- and needs the scope connections:write; make one under Basic Information and set SLACK_APP_TOKEN`
    : null;
}
