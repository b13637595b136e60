import { type Logger, webApi } from '@slack/bolt';
import type { SlackFetch } from './thin-fetch.ts';

/** https://docs.slack.dev/apis/web-api: where Slack's own client calls, too, unless it is told another. */
export const slackApi = 'https://slack.com/api/';

/** How long one call may take, in milliseconds, before its outcome counts as unknown. */
export const callTakesAtMost = 15_000;

export type ClientParts = {
  readonly apiUrl: string | undefined;
  readonly fetch: SlackFetch;
  readonly logger: Logger;
};

/**
 * What every client of Slack is made with. No retries of its own: whether a call may be repeated depends on
 * what it does, and a post that is repeated blindly is a post that is doubled.
 */
export function clientOptions({ apiUrl, fetch, logger }: ClientParts): webApi.WebClientOptions {
  return {
    fetch,
    logger,
    timeout: callTakesAtMost,
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
