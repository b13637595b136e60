import type { webApi } from '@slack/bolt';

/*
 * Replaces: nothing; wraps the global fetch that Slack's WebClient uses by default, through its `fetch` option.
 * Gains: failures that say what happened. Node's fetch says "fetch failed" for all of them.
 * Costs: the two names of its errors.
 */

export type SlackFetch = NonNullable<webApi.WebClientOptions['fetch']>;

/** The global fetch, with the cause of a failure as its error. A redirect the caller doesn't want names the fix. */
export const slackFetch: SlackFetch = async (url, init) => {
  try {
    return await globalThis.fetch(url, init);
  } catch (thrown) {
    const cause = thrown instanceof TypeError && thrown.cause instanceof Error ? thrown.cause : thrown;
    if (init?.redirect === 'error' && cause instanceof Error && cause.message === 'unexpected redirect')
      throw new TypeError(`${new URL(url).host} answered with a redirect; check SLACK_API_URL`);
    throw cause;
  }
};
