import { type Logger, webApi } from '@slack/bolt';
import { slackFetch } from './fetch.ts';

/*
 * Replaces: nothing; configures Slack's WebClient.
 * Gains: one client for all workspaces, without retries: whether a call may be repeated depends on what it does, and a
 *   post that is repeated blindly is a post twice. `chat/` retries.
 * Costs: six public options.
 */

/** https://docs.slack.dev/apis/web-api: where Slack's own client sends its calls, too. */
export const slackApi = 'https://slack.com/api/';

/** How long one call may take before its outcome counts as unknown, in milliseconds. */
export const callTimeout = 15_000;

export type ClientParts = {
  /** Undefined for Slack itself. */
  readonly apiUrl: string | undefined;
  readonly logger: Logger;
};

/** Options of every client of Slack. */
export function clientOptions({ apiUrl, logger }: ClientParts): webApi.WebClientOptions {
  return {
    fetch: slackFetch,
    logger,
    timeout: callTimeout,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    maxRequestConcurrency: 100,
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  };
}

/** A client without a token: each call names the one of its workspace. */
export function createClient(parts: ClientParts): webApi.WebClient {
  return new webApi.WebClient(undefined, clientOptions(parts));
}
