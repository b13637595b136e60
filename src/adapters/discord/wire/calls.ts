import {
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
  MessageType,
  type RawFile,
  type REST,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPatchAPIInteractionOriginalResponseJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
  type RESTPostAPIInteractionFollowupJSONBody,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import type { Message } from '../render/message.ts';
import type { PictureFile } from '../render/pictures.ts';

/** The interaction that a call belongs to. */
export type InteractionRef = { readonly id: string; readonly application: string; readonly token: string };
type TokenRef = Pick<InteractionRef, 'application' | 'token'>;

/** The fields of a message that are used. */
type ReadMessage = { readonly id: string; readonly text: string };

/**
 * All calls to Discord's API go through here, so no message mentions anyone who isn't listed by id, and none lacks the
 * Components V2 flag. Errors are the REST client's; `outcomeOf` interprets them.
 */
export type Calls = {
  /** Gives an interaction its first response. */
  respond(to: InteractionRef, response: APIInteractionResponse): Promise<null>;
  /** Responds with a message only the person sees. */
  tell(to: InteractionRef, message: Message): Promise<null>;
  /** Responds with a message everyone sees. @returns its id; null if Discord doesn't say */
  show(to: InteractionRef, message: Message): Promise<string | null>;
  /** The message of the first response. */
  original(to: TokenRef): Promise<ReadMessage>;
  /** Replaces the first response's message, or its loading state. */
  editOriginal(to: TokenRef, message: Message): Promise<string>;
  /** Deletes the first response's message, or its loading state. */
  removeOriginal(to: TokenRef): Promise<void>;
  followUp(to: TokenRef, message: Message, isPrivate: boolean): Promise<string>;
  post(channel: string, message: Message, how: PostOptions): Promise<string>;
  /** Edits a message. It notifies nobody. */
  edit(channel: string, id: string, message: Message): Promise<string>;
  remove(channel: string, id: string): Promise<void>;
  /** @returns the thread's id, which is the message's */
  openThread(channel: string, message: string, name: string): Promise<string>;
  reopenThread(thread: string): Promise<void>;
  /** Opens the direct messages with a person. @returns the id of their channel */
  openDirect(person: string): Promise<string>;
  /** The newest messages of a channel, newest first. */
  recent(channel: string, most: number): Promise<readonly ReadMessage[]>;
  /** The newest messages of a channel before one of it, newest first. */
  before(channel: string, message: string, most: number): Promise<readonly AuthoredMessage[]>;
};

type Written = {
  readonly id: string;
  readonly author: string;
  readonly content: string;
  readonly isByBot: boolean;
};
/** A message as it was written. `opened`: the one in the channel that its thread was opened on, if it stands for that. */
export type AuthoredMessage = Written & { readonly opened: Written | null };

export type PostOptions = {
  /** A repeat with the same nonce within minutes returns the first message. */
  readonly nonce: string;
  /** The message to reply to. */
  readonly answers: string | null;
};

/** @param quick makes the calls that Discord waits only seconds for */
export function createCalls(rest: REST, quick: REST): Calls {
  const idOf = async (call: Promise<unknown>): Promise<string> => withIdSchema.parse(await call).id;

  async function respond(to: InteractionRef, response: APIInteractionResponse): Promise<null> {
    noContentSchema.parse(
      await quick.post(Routes.interactionCallback(to.id, to.token), { body: response, auth: false }),
    );
    return null;
  }

  return {
    respond,
    tell: (to, message) =>
      respond(to, {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: { ...bodyOf(message), flags: flagsOf(true) },
      }),
    async show(to, message) {
      const response: APIInteractionResponse = {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: bodyOf(message),
      };
      const answer = await quick.post(Routes.interactionCallback(to.id, to.token), {
        body: response,
        files: filesOf(message),
        auth: false,
        query: new URLSearchParams({ with_response: 'true' }),
      });
      return callbackSchema.parse(answer).resource?.message?.id ?? null;
    },
    async original({ application, token }) {
      return read(await rest.get(Routes.webhookMessage(application, token), { auth: false }));
    },
    editOriginal({ application, token }, message) {
      const body: RESTPatchAPIInteractionOriginalResponseJSONBody = bodyOf(message);
      return idOf(
        rest.patch(Routes.webhookMessage(application, token), { body, files: filesOf(message), auth: false }),
      );
    },
    async removeOriginal({ application, token }) {
      await rest.delete(Routes.webhookMessage(application, token), { auth: false });
    },
    followUp({ application, token }, message, isPrivate) {
      const body: RESTPostAPIInteractionFollowupJSONBody = { ...bodyOf(message), flags: flagsOf(isPrivate) };
      return idOf(
        rest.post(Routes.webhook(application, token), {
          body,
          files: filesOf(message),
          auth: false,
          query: new URLSearchParams({ wait: 'true' }),
        }),
      );
    },
    post(channel, message, { nonce, answers }) {
      const body: RESTPostAPIChannelMessageJSONBody = {
        ...bodyOf(message),
        nonce,
        enforce_nonce: true,
        ...(answers === null
          ? {}
          : { message_reference: { message_id: answers, fail_if_not_exists: false } }),
      };
      return idOf(rest.post(Routes.channelMessages(channel), { body, files: filesOf(message) }));
    },
    edit(channel, id, message) {
      const body: RESTPatchAPIChannelMessageJSONBody = {
        ...bodyOf({ ...message, pings: [] }),
        // Pictures the message had and that aren't sent again are removed with what showed them.
        attachments: message.pictures.map(({ name }, index) => ({ id: String(index), filename: name })),
      };
      return idOf(rest.patch(Routes.channelMessage(channel, id), { body, files: filesOf(message) }));
    },
    async remove(channel, id) {
      await rest.delete(Routes.channelMessage(channel, id));
    },
    openThread: (channel, message, name) =>
      idOf(rest.post(Routes.threads(channel, message), { body: { name } })),
    async reopenThread(thread) {
      await rest.patch(Routes.channel(thread), { body: { archived: false } });
    },
    openDirect: (person) => idOf(rest.post(Routes.userChannels(), { body: { recipient_id: person } })),
    async recent(channel, most) {
      const found = await rest.get(Routes.channelMessages(channel), {
        query: new URLSearchParams({ limit: String(most) }),
      });
      return z.array(z.unknown()).parse(found).map(read);
    },
    async before(channel, message, most) {
      const found = await quick.get(Routes.channelMessages(channel), {
        query: new URLSearchParams({ before: message, limit: String(most) }),
      });
      return z.array(writtenSchema).parse(found);
    },
  };
}

const withIdSchema = z.object({ id: z.string() });
/** No body. Whatever stands between the bot and Discord may answer with a page and status 200, and did nothing. */
const noContentSchema = z.instanceof(ArrayBuffer).refine(({ byteLength }) => byteLength === 0, 'not empty');
const callbackSchema = z
  .record(z.string(), z.unknown())
  .pipe(z.object({ resource: z.object({ message: withIdSchema.optional() }).optional() }));
const messageSchema = z.object({ id: z.string(), components: z.unknown() });

const authoredSchema = z
  .object({
    id: z.string(),
    author: z.object({ id: z.string(), bot: z.boolean().optional() }),
    content: z.string(),
    webhook_id: z.string().optional(),
    type: z.number(),
  })
  .transform(({ id, author, content, webhook_id, type }) => ({
    id,
    author: author.id,
    // All other kinds are Discord's own words: somebody joined, a message was pinned.
    content: type === MessageType.Default || type === MessageType.Reply ? content : '',
    isByBot: author.bot === true || webhook_id !== undefined,
  }));
const writtenSchema = z
  .looseObject({ type: z.number(), referenced_message: z.unknown().optional() })
  .transform((message) => ({
    ...authoredSchema.parse(message),
    opened:
      message.type === MessageType.ThreadStarterMessage
        ? (authoredSchema.safeParse(message.referenced_message).data ?? null)
        : null,
  }));

function read(message: unknown): ReadMessage {
  const { id, components } = messageSchema.parse(message);
  return { id, text: JSON.stringify(components) };
}

function bodyOf({ components, pings }: Message) {
  return {
    components,
    flags: flagsOf(false),
    // Nobody is notified unless asked for by id, not even whoever is replied to.
    allowed_mentions: { parse: [], users: [...pings], replied_user: false },
  };
}

function filesOf({ pictures }: Message): RawFile[] {
  return pictures.map(rawFileOf);
}

function rawFileOf({ name, png }: PictureFile): RawFile {
  return { name, data: Buffer.from(png), contentType: 'image/png' };
}

function flagsOf(isPrivate: boolean): number {
  return isPrivate ? MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral : MessageFlags.IsComponentsV2;
}
