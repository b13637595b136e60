import { RESTJSONErrorCodes as codes, DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { z } from 'zod';
import { unsentCodes } from '../calls/unsent-codes.ts';
import type { Failure } from '../chat/outcomes.ts';

/** Discord's error codes (Opcodes and status codes, "JSON Error Codes"), and what each leads to. */
const known: Readonly<Record<number, Failure>> = {
  [codes.InteractionHasAlreadyBeenAcknowledged]: elsewhere(
    '40060: the interaction has its first response already; another process with the same token was faster',
  ),
  [codes.ThreadAlreadyCreatedForMessage]: elsewhere('160004: the message has its thread already'),
  [codes.UnknownInteraction]: elsewhere(
    '10062: the interaction was older than 3 s when its first response arrived; if this repeats, the process is short of CPU or far from Discord',
  ),
  [codes.UnknownWebhook]: elsewhere('10015: the interaction had no first response, so nothing can follow it'),
  [codes.InvalidWebhookToken]: elsewhere(
    '50027: the interaction is older than 15 minutes, so its reply can no longer be reached',
  ),
  [codes.MissingAccess]: elsewhere(
    '50001: the bot cannot see this channel; add it to the channel, or give its role "View Channel" there',
  ),
  [codes.MissingPermissions]: elsewhere(
    '50013: a permission is missing; give the bot\'s role "Send Messages", "Send Messages in Threads", "Create Public Threads" and "Read Message History" here (`tradeoff doctor discord` names which)',
  ),
  [codes.UnknownMessage]: elsewhere('10008: the message was deleted'),
  [codes.CannotEditMessageAuthoredByAnotherUser]: elsewhere("50005: the message is not the bot's to edit"),
  [codes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached]: elsewhere(
    '30046: the message is older than an hour and was edited too often',
  ),
  [codes.CannotReplyWithoutPermissionToReadMessageHistory]: elsewhere(
    '160002: a reply needs "Read Message History"; give it to the bot\'s role here',
  ),
  [codes.ThreadLocked]: elsewhere('160005: the thread is locked; a moderator has to unlock it'),
  [codes.InvalidActionOnArchivedThread]: { kind: 'reopen', says: '50083: the thread is archived' },
  [codes.UnknownChannel]: elsewhere('10003: the channel or thread was deleted'),
  [codes.UnknownGuild]: elsewhere('10004: the bot is no longer in this server'),
  [codes.CannotSendMessagesToThisUser]: elsewhere(
    "50007: this person takes no direct messages from the bot; they have to allow direct messages from the server's members",
  ),
  [codes.MaximumActiveThreads]: elsewhere(
    '160006: the server has as many active threads as it may; a moderator has to close some',
  ),
  [codes.InvalidFormBodyOrContentType]: {
    kind: 'never',
    says: "50035: Discord refused the message's form; please report it with this line",
    plainer: true,
  },
};

function elsewhere(says: string): Failure {
  return { kind: 'elsewhere', says };
}

const refusedToken =
  '401: Discord refuses the token; set DISCORD_TOKEN to the one under Bot in the developer portal';

const notDiscord =
  'something else than Discord answered; check DISCORD_API_URL (unset it for Discord itself) and any proxy on the way';

/** Whether a call failed with one of Discord's own codes. */
export function hasCode(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}

/** Whether something other than Discord answered, with a page or with other JSON. */
export function isNotDiscord(error: unknown): boolean {
  return (
    error instanceof z.ZodError ||
    error instanceof SyntaxError ||
    (error instanceof DiscordAPIError && typeof error.code !== 'number')
  );
}

/** Whether Discord refused the token. */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 401 && typeof error.code === 'number';
}

/**
 * Outcome of a call to Discord that threw an error.
 *
 * @throws any other error: a mistake in this program
 */
export function outcomeOf(error: unknown): Failure {
  const failure = failureIn(error);
  if (failure === null) throw error;
  return failure;
}

/** Whether the call may succeed later. False for a refusal, and for a mistake in this program. */
export function mayPass(error: unknown): boolean {
  const failure = failureIn(error);
  return failure?.kind === 'later' || failure?.kind === 'limited';
}

/** What an error says in the log, whatever it is. */
export function sayingOf(error: unknown): string {
  const failure = failureIn(error);
  if (isOfLibrary(error)) return `${error.name} in discord.js; if this repeats, update the program`;
  if (failure === null) return error instanceof Error ? error.message : String(error);
  return failure.kind === 'limited' ? `Discord asks to wait for ${failure.waitMs} ms` : failure.says;
}

/** What discord.js throws where a payload isn't as it expects. Its message quotes the payload, which may hold a token. */
function isOfLibrary(error: unknown): error is Error {
  return (
    error instanceof Error &&
    /^Discordjs(?:Type|Range)?Error\b/.test(error.name) &&
    !/^Expected token to be set/.test(error.message)
  );
}

function failureIn(error: unknown): Failure | null {
  if (isOfLibrary(error)) return null;
  if (isNotDiscord(error)) return { kind: 'later', says: notDiscord, mayBeDone: true };
  if (error instanceof DiscordAPIError) return refusalOf(error);
  if (error instanceof HTTPError)
    return {
      kind: 'later',
      says: `Discord answered ${error.status}; see https://discordstatus.com if this goes on`,
      mayBeDone: true,
    };
  if (error instanceof RateLimitError)
    return { kind: 'limited', waitMs: Math.max(error.retryAfter, leastWait) };
  if (!(error instanceof Error)) return null;
  if (error.name === 'AbortError' || error.name === 'TimeoutError')
    return { kind: 'later', says: 'Discord did not answer in time', mayBeDone: true };
  if ('code' in error && typeof error.code === 'string' && isOfConnection(error.code))
    return {
      kind: 'later',
      says: `Discord cannot be reached: ${error.message || error.code}`,
      mayBeDone: !unsentCodes.has(error.code),
    };
  // discord.js forgets a token that was refused once.
  if (/^Expected token to be set/.test(error.message)) return forOperator;
  return null;
}

/** Node's other `ERR_` codes are programming mistakes. */
function isOfConnection(code: string): boolean {
  return code !== 'UND_ERR_INVALID_ARG' && (!code.startsWith('ERR_') || /^ERR_(TLS|SSL)/.test(code));
}

/** Shortest wait after a rate limit, in milliseconds: Discord doesn't always name one. */
const leastWait = 1_000;

const forOperator: Failure = { kind: 'later', says: refusedToken, mayBeDone: false, needsOperator: true };

function refusalOf(error: DiscordAPIError): Failure {
  const found = known[Number(error.code)];
  if (found !== undefined) return found;
  if (error.status === 401) return forOperator;
  const says = `${error.code}: ${error.message}`;
  switch (error.status) {
    case 403:
      return elsewhere(`${says}; check the bot's role and this channel's permissions`);
    case 404:
      return elsewhere(`${says}; what it was for is gone`);
    default: // Open set: any other status of a refusal.
      return { kind: 'never', says, plainer: true };
  }
}
