import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { StoreAway } from '../../core/store/store.ts';

/** What a failed call means for what was to be done with it. */
export type Failure = {
  /**
   * `done`: it is done already, by us or another process.
   * `elsewhere`: not here; another place may do.
   * `reopen`: the thread is archived and can be opened again.
   * `never`: nothing will make it succeed.
   * `later`: it may succeed if it is tried again.
   */
  readonly means: 'done' | 'elsewhere' | 'reopen' | 'never' | 'later';
  /** What happened and its cure, for the log. */
  readonly says: string;
};

const codes = RESTJSONErrorCodes;

/** Discord's own codes (Opcodes and status codes, "JSON Error Codes"), and what each leads to here. */
const known: Readonly<Record<number, Failure>> = {
  [codes.InteractionHasAlreadyBeenAcknowledged]: {
    means: 'done',
    says: '40060: this interaction has its first response already; another process with the same token, or a retry, was faster',
  },
  [codes.ThreadAlreadyCreatedForMessage]: {
    means: 'done',
    says: '160004: the message has its thread already',
  },
  [codes.UnknownInteraction]: {
    means: 'elsewhere',
    says: '10062: the interaction was older than 3 s when the first response arrived; if this repeats, the process is short of CPU or far from Discord',
  },
  [codes.UnknownWebhook]: {
    means: 'elsewhere',
    says: '10015: the interaction has had no first response, so it cannot be edited',
  },
  [codes.InvalidWebhookToken]: {
    means: 'elsewhere',
    says: '50027: the interaction is older than 15 minutes, so its reply can no longer be reached',
  },
  [codes.MissingAccess]: {
    means: 'elsewhere',
    says: '50001: the bot cannot see this channel; add it to the channel, or give its role "View Channel" there',
  },
  [codes.MissingPermissions]: {
    means: 'elsewhere',
    says: '50013: a permission is missing; give the bot\'s role "Send Messages", "Send Messages in Threads", "Create Public Threads" and "Read Message History" here (`tradeoff doctor discord` names which)',
  },
  [codes.UnknownMessage]: { means: 'elsewhere', says: '10008: the message was deleted' },
  [codes.CannotEditMessageAuthoredByAnotherUser]: {
    means: 'elsewhere',
    says: '50005: the message is not one that the bot may edit; posted anew',
  },
  [codes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached]: {
    means: 'elsewhere',
    says: '30046: the message is older than an hour and was edited too often; posted anew',
  },
  [codes.CannotReplyWithoutPermissionToReadMessageHistory]: {
    means: 'elsewhere',
    says: '160002: a reply needs "Read Message History"; posted without the reference',
  },
  [codes.ThreadLocked]: {
    means: 'never',
    says: '160005: the thread is locked; a moderator has to unlock it',
  },
  [codes.InvalidActionOnArchivedThread]: {
    means: 'reopen',
    says: '50083: the thread is archived; opened again',
  },
  [codes.UnknownChannel]: {
    means: 'never',
    says: '10003: the channel or thread was deleted; the reply has no place left',
  },
  [codes.UnknownGuild]: { means: 'never', says: '10004: the bot is no longer in this server' },
  [codes.CannotSendMessagesToThisUser]: {
    means: 'never',
    says: '50007: this person does not take direct messages from the bot',
  },
  [codes.MaximumActiveThreads]: {
    means: 'elsewhere',
    says: '160006: the server has as many active threads as it may; posted in the channel',
  },
  [codes.InvalidFormBodyOrContentType]: {
    means: 'never',
    says: "50035: Discord refused the message's form; please report it with this line",
  },
};

/** Reads an error of the REST client or the store. Anything that is not Discord's refusal may well succeed later. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DiscordAPIError) {
    const found = known[Number(error.code)];
    if (found !== undefined) return found;
    if (error.status === 401)
      return {
        means: 'later',
        says: '401: Discord refuses the token; set DISCORD_TOKEN to the one under Bot in the developer portal',
      };
    if (error.status === 404)
      return { means: 'never', says: `${error.code}: ${error.message}; what it was to go to is gone` };
    if (error.status === 403)
      return {
        means: 'elsewhere',
        says: `${error.code}: ${error.message}; check the bot's role and this channel's permissions`,
      };
    return { means: error.status >= 500 ? 'later' : 'never', says: `${error.code}: ${error.message}` };
  }
  if (error instanceof HTTPError)
    return {
      means: 'later',
      says: `Discord answered ${error.status}; tried again in a while (https://discordstatus.com)`,
    };
  if (error instanceof RateLimitError)
    return { means: 'later', says: `too many requests (${error.scope}); tried again in a while` };
  if (error instanceof StoreAway)
    return { means: 'later', says: `the store cannot be reached: ${wordsOf(error.cause)}` };
  return {
    means: 'later',
    says: isOfTheWay(error) ? `Discord cannot be reached: ${wordsOf(error)}` : wordsOf(error),
  };
}

/** Errors of sockets and names have a code; a time-out is an abortion. */
function isOfTheWay(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || 'code' in error);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
