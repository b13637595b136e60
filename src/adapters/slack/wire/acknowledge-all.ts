import type { App } from '@slack/bolt';
import type { Log } from '../../log/log.ts';

/**
 * Acknowledges what no listener took, at once: else Slack would wait for it until Bolt gives it up after three
 * seconds, and then deliver it again. What failed is not acknowledged.
 */
export function acknowledgeAll(app: App, log: Log): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    let acknowledged = false;
    await process({
      ...event,
      ack: async (response) => {
        acknowledged = true;
        await event.ack(response);
      },
    });
    if (acknowledged) return;
    log.debug('slack: a delivery that is nothing for this app was let pass');
    await event.ack();
  };
}
