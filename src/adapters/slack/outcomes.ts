import { webApi } from '@slack/bolt';
import { unsentCodes } from '../calls/unsent-codes.ts';
import type { Failure } from '../chat/outcomes.ts';
import { errorMessage } from '../log/error-message.ts';

/** Errors of https://docs.slack.dev/reference/methods/chat.postMessage that other blocks may avoid. */
const blockErrors = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'invalid_attachments',
  'only_one_table_allowed',
  'too_many_attachments',
]);

/** The bot isn't in that channel or can't see it; or the message to edit is gone (chat.update, errors). */
const elsewhereErrors = new Map(
  Object.entries({
    not_in_channel: 'invite the bot with /invite',
    channel_not_found: 'invite the bot with /invite if the channel is private',
    user_not_in_channel: 'nothing to fix: the person left the channel',
    message_not_found: 'nothing to fix: the message was deleted',
    cant_update_message: 'nothing to fix: the message is not editable',
    edit_window_closed: 'nothing to fix: the workspace limits how long messages can be edited',
  }),
);

const passingErrors = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'accesslimited',
]);

/** What shuts the whole app out until an operator fixes it. */
const operatorErrors = new Map(
  Object.entries({
    invalid_auth:
      'the token is wrong: copy the Bot User OAuth Token from OAuth & Permissions into SLACK_BOT_TOKEN',
    not_authed: 'there is no token: set SLACK_BOT_TOKEN',
    token_revoked: 'the token was revoked: install the app again and set its new token',
    token_expired:
      'the token has expired: install the app again; with token rotation, let it install through OAuth',
    account_inactive: 'the app was removed from this workspace: install it again',
    missing_scope: 'a scope is missing: update the app with `tradeoff manifest slack` and install it again',
  }),
);

/** What concerns one channel, message or modal. */
const otherFixes = new Map(
  Object.entries({
    is_archived: 'the channel is archived: nothing can be posted there',
    restricted_action: 'the workspace does not let apps post in this channel: ask its owners',
    msg_too_long: 'this should not happen: please report it with the answer id',
    expired_trigger_id:
      'Slack allows three seconds: if it happens often, look for what slows this program down',
  }),
);

/** What a failed call to Slack means. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'limited', waitMs: thrown.retryAfter * 1000 };
  if (thrown instanceof webApi.WebAPIRequestError) {
    const mayBeDone = !unsentCodes.has(systemCodeOf(thrown.original));
    return blip(thrown.original.message, mayBeDone);
  }
  if (thrown instanceof webApi.WebAPIHTTPError)
    return thrown.statusCode >= 500
      ? blip(`HTTP ${thrown.statusCode}`, true)
      : {
          kind: 'never',
          says: `HTTP ${thrown.statusCode}: check SLACK_API_URL and what stands between this program and Slack`,
        };
  if (!(thrown instanceof webApi.WebAPIPlatformError))
    return {
      kind: 'never',
      says: `${errorMessage(thrown)}: this should not happen, please report it`,
    };
  const error = slackErrorOf(thrown);
  // Slack's client takes whatever isn't JSON for the name of an error: a proxy's page, for example.
  if (error === null) return blip('the response is not JSON', true);
  if (error === 'ratelimited') return { kind: 'limited', waitMs: 1000 };
  if (passingErrors.has(error)) return blip(error, true);
  const says = `${error}: ${fixFor(error)}`;
  if (blockErrors.has(error)) return { kind: 'never', says, plainer: true };
  if (elsewhereErrors.has(error)) return { kind: 'elsewhere', says };
  if (operatorErrors.has(error)) return { kind: 'later', says, mayBeDone: false, needsOperator: true };
  return { kind: 'never', says };
}

/** Slack's name for what went wrong; null if Slack gave none. */
export function slackErrorOf(thrown: unknown): string | null {
  if (!(thrown instanceof webApi.WebAPIPlatformError)) return null;
  const { error } = thrown.data;
  return typeof error === 'string' && /^\w+$/.test(error) ? error : null;
}

export function fixFor(error: string): string {
  return (
    operatorErrors.get(error) ??
    elsewhereErrors.get(error) ??
    otherFixes.get(error) ??
    'see https://docs.slack.dev/reference/methods for this error'
  );
}

/** True if Slack refuses a file in a message: "invalid slack file [json-pointer:/blocks/0/slack_file]". */
export function isAboutFile(thrown: unknown): boolean {
  return thrown instanceof webApi.WebAPIPlatformError && /slack[_ ]file/i.test(JSON.stringify(thrown.data));
}

export function blip(what: string, mayBeDone: boolean): Failure {
  return {
    kind: 'later',
    says: `Slack was not reached (${what}): check the network, a proxy and SLACK_API_URL if it goes on`,
    mayBeDone,
  };
}

function systemCodeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? systemCodeOf(error.cause) : '';
}
