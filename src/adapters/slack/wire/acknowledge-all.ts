import type { App } from '@slack/bolt';
import type { Log } from '../../log/log.ts';

/*
 * Replaces: nothing of Bolt; wraps `App.processEvent`.
 * Gains: Bolt leaves a delivery that no listener takes unanswered, so that Slack waits three seconds for it and delivers
 *   it up to three times again. Costs no measurable time.
 * Costs: one closure around a public method.
 */

/** Acknowledges what no listener took, at once. What failed stays unacknowledged. */
export function acknowledgeAll(app: App, log: Log): void {
  const processEvent = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    let acknowledged = false;
    await processEvent({
      ...event,
      ack: async (response) => {
        acknowledged = true;
        await event.ack(response);
      },
    });
    if (acknowledged) return;
    log.debug('slack: ignored a delivery that no listener takes');
    await event.ack();
  };
}
