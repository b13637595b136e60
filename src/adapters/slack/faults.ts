import { webApi } from '@slack/bolt';
import { said } from '../log/said.ts';

/** What a failed call to Slack means for what happens next. */
export type Fault =
  /** Slack asks for a pause, in milliseconds. Nothing was done. */
  | { readonly kind: 'limited'; readonly wait: number }
  /** Slack was not reached. Nothing was done. */
  | { readonly kind: 'unreached' }
  /** It may have been done or not. */
  | { readonly kind: 'unknown' }
  /** Slack refuses the blocks; other blocks may do. */
  | { readonly kind: 'blocks'; readonly error: string }
  /** The bot is not in that channel, or cannot see it. */
  | { readonly kind: 'outside'; readonly error: string }
  /** It will not work however often it is tried; `cure` is for the operator. */
  | { readonly kind: 'refused'; readonly error: string; readonly cure: string };

const unreachedCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const blockErrors = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'invalid_attachments',
  'only_one_table_allowed',
  'too_many_attachments',
]);
const outsideErrors = new Set(['not_in_channel', 'channel_not_found', 'user_not_in_channel']);
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'accesslimited',
]);

/** The cures of what an operator can mend; errors of https://docs.slack.dev/reference/methods/chat.postMessage. */
const cures: Readonly<Record<string, string>> = {
  invalid_auth:
    'the token is wrong: copy the Bot User OAuth Token from OAuth & Permissions into SLACK_BOT_TOKEN',
  not_authed: 'there is no token: set SLACK_BOT_TOKEN',
  token_revoked: 'the token was revoked: install the app again and set its new token',
  token_expired:
    'the token has expired: install the app again; with token rotation, let it install through OAuth',
  account_inactive: 'the app was removed from this workspace: install it again',
  missing_scope: 'a scope is missing: update the app with `tradeoff manifest slack` and install it again',
  is_archived: 'the channel is archived: nothing can be posted there',
  restricted_action: 'the workspace does not let apps post in this channel: ask its owners',
  msg_too_long: 'this should not happen: please report it with the answer id',
};

/** Reads what a call to Slack threw. */
export function faultOf(thrown: unknown): Fault {
  if (thrown instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'limited', wait: thrown.retryAfter * 1000 };
  if (thrown instanceof webApi.WebAPIPlatformError) {
    const { error } = thrown.data;
    if (error === 'ratelimited') return { kind: 'limited', wait: 1000 };
    if (blockErrors.has(error)) return { kind: 'blocks', error };
    if (outsideErrors.has(error)) return { kind: 'outside', error };
    if (passing.has(error)) return { kind: 'unknown' };
    return {
      kind: 'refused',
      error,
      cure: cures[error] ?? 'see https://docs.slack.dev/reference/methods for this error',
    };
  }
  if (thrown instanceof webApi.WebAPIRequestError) {
    return { kind: unreachedCodes.has(codeOf(thrown.original)) ? 'unreached' : 'unknown' };
  }
  if (thrown instanceof webApi.WebAPIHTTPError) {
    if (thrown.statusCode >= 500) return { kind: 'unknown' };
    return {
      kind: 'refused',
      error: `HTTP ${thrown.statusCode}`,
      cure: 'check SLACK_API_URL and what stands between this program and Slack',
    };
  }
  return { kind: 'refused', error: said(thrown), cure: 'this should not happen: please report it' };
}

function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : '';
}
