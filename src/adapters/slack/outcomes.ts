import { webApi } from '@slack/bolt';
import { errorMessage } from '../log/error-message.ts';

/** What a failed call to Slack means for what happens next. */
export type Fault =
  /** Slack asks for a pause, in milliseconds. Nothing was done. */
  | { readonly kind: 'limited'; readonly wait: number }
  /** Slack was not reached. Nothing was done. */
  | { readonly kind: 'unreached' }
  /** It may have been done or not. */
  | { readonly kind: 'unknown' }
  /** Slack refuses the blocks; other blocks may do. `file`: for a file in them, which may not be processed yet. */
  | { readonly kind: 'blocks'; readonly error: string; readonly file: boolean }
  /** The bot is not in that channel, or cannot see it. */
  | { readonly kind: 'outside'; readonly error: string }
  /** The app itself is shut out: nothing works until an operator has done what `cure` says, and then it does. */
  | { readonly kind: 'locked'; readonly error: string; readonly cure: string }
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
/** "invalid slack file [json-pointer:/blocks/0/slack_file]" */
const aboutFile = /slack[_ ]file/i;
const outsideErrors = new Set(['not_in_channel', 'channel_not_found', 'user_not_in_channel']);
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'accesslimited',
]);

/** What an operator mends for the whole app; errors of https://docs.slack.dev/reference/methods/chat.postMessage. */
const unlocking: Readonly<Record<string, string>> = {
  invalid_auth:
    'the token is wrong: copy the Bot User OAuth Token from OAuth & Permissions into SLACK_BOT_TOKEN',
  not_authed: 'there is no token: set SLACK_BOT_TOKEN',
  token_revoked: 'the token was revoked: install the app again and set its new token',
  token_expired:
    'the token has expired: install the app again; with token rotation, let it install through OAuth',
  account_inactive: 'the app was removed from this workspace: install it again',
  missing_scope: 'a scope is missing: update the app with `tradeoff manifest slack` and install it again',
};

/** The same page, for what concerns one channel or one message. */
const cures: Readonly<Record<string, string>> = {
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
    if (blockErrors.has(error))
      return { kind: 'blocks', error, file: aboutFile.test(JSON.stringify(thrown.data)) };
    if (outsideErrors.has(error)) return { kind: 'outside', error };
    if (passing.has(error)) return { kind: 'unknown' };
    const cure = unlocking[error];
    if (cure !== undefined) return { kind: 'locked', error, cure };
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
  return { kind: 'refused', error: errorMessage(thrown), cure: 'this should not happen: please report it' };
}

function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : '';
}
