import {
  type APIInteractionResponse,
  type APIMessageTopLevelComponent,
  InteractionResponseType,
  MessageFlags,
  type RawFile,
  type REST,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPatchAPIInteractionOriginalResponseJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
  type RESTPostAPIInteractionFollowupJSONBody,
  Routes,
} from 'discord.js';
import { z } from 'zod';

/** The interaction that a call answers. */
export type InteractionRef = { readonly id: string; readonly application: string; readonly token: string };

/** A message of ours in a channel, as far as it is looked at. */
type Seen = { readonly id: string; readonly text: string };

/**
 * The calls that the adapter makes, and the only place that makes them: so no message leaves with mentions
 * that ping, but for those that are asked for by id, and none without the flag of Components V2. Errors are the REST client's (see failure.ts).
 */
export type Wire = {
  respond(to: InteractionRef, response: APIInteractionResponse): Promise<void>;
  /** Responds with a message that everybody sees. @returns its id; null where Discord does not say it */
  show(
    to: InteractionRef,
    components: APIMessageTopLevelComponent[],
    files?: RawFile[],
    pings?: readonly string[],
  ): Promise<string | null>;
  /** Id of the message that the first response shows. */
  original(to: Pick<InteractionRef, 'application' | 'token'>): Promise<string>;
  editOriginal(
    to: Pick<InteractionRef, 'application' | 'token'>,
    components: APIMessageTopLevelComponent[],
    files?: RawFile[],
    pings?: readonly string[],
  ): Promise<string>;
  followUp(
    to: Pick<InteractionRef, 'application' | 'token'>,
    components: APIMessageTopLevelComponent[],
    ephemeral: boolean,
    files?: RawFile[],
    pings?: readonly string[],
  ): Promise<string>;
  /** @param nonce repeats of the same one within minutes give the first message again */
  post(
    channel: string,
    components: APIMessageTopLevelComponent[],
    options: {
      readonly nonce: string;
      readonly answers: string | null;
      /** Ids of those who are told of it. */
      readonly pings: readonly string[];
    },
    files?: RawFile[],
  ): Promise<string>;
  /** Puts other components in a message's place. Nobody is pinged by that. */
  edit(
    channel: string,
    message: string,
    components: APIMessageTopLevelComponent[],
    files?: RawFile[],
  ): Promise<string>;
  remove(channel: string, message: string): Promise<void>;
  /** @returns the thread's id, which is the message's */
  openThread(channel: string, message: string, name: string): Promise<string>;
  reopenThread(thread: string): Promise<void>;
  /** The newest messages of a channel, newest first. */
  recent(channel: string, most: number): Promise<readonly Seen[]>;
};

const withId = z.object({ id: z.string() });
const callback = z.object({ resource: z.object({ message: withId.optional() }).optional() });
const messages = z.array(z.object({ id: z.string(), components: z.unknown() }));

/** Nobody is pinged whom nobody named, not even the one who is replied to. */
const allowed = (pings: readonly string[]) => ({ parse: [], users: [...pings], replied_user: false });

export function createWire(rest: REST): Wire {
  const idOf = async (call: Promise<unknown>): Promise<string> => withId.parse(await call).id;

  return {
    async respond(to, response) {
      await rest.post(Routes.interactionCallback(to.id, to.token), { body: response, auth: false });
    },
    async show(to, components, files = [], pings = []) {
      const response: APIInteractionResponse = {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: { components, flags: MessageFlags.IsComponentsV2, allowed_mentions: allowed(pings) },
      };
      const answer = await rest.post(Routes.interactionCallback(to.id, to.token), {
        body: response,
        files,
        auth: false,
        query: new URLSearchParams({ with_response: 'true' }),
      });
      return callback.safeParse(answer).data?.resource?.message?.id ?? null;
    },
    original: ({ application, token }) =>
      idOf(rest.get(Routes.webhookMessage(application, token), { auth: false })),
    editOriginal({ application, token }, components, files = [], pings = []) {
      const body: RESTPatchAPIInteractionOriginalResponseJSONBody = {
        components,
        flags: MessageFlags.IsComponentsV2,
        allowed_mentions: allowed(pings),
      };
      return idOf(rest.patch(Routes.webhookMessage(application, token), { body, files, auth: false }));
    },
    followUp({ application, token }, components, ephemeral, files = [], pings = []) {
      const flags = ephemeral
        ? MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral
        : MessageFlags.IsComponentsV2;
      const body: RESTPostAPIInteractionFollowupJSONBody = {
        components,
        flags,
        allowed_mentions: allowed(pings),
      };
      return idOf(
        rest.post(Routes.webhook(application, token), {
          body,
          files,
          auth: false,
          query: new URLSearchParams({ wait: 'true' }),
        }),
      );
    },
    post(channel, components, { nonce, answers, pings }, files = []) {
      const body: RESTPostAPIChannelMessageJSONBody = {
        components,
        flags: MessageFlags.IsComponentsV2,
        allowed_mentions: allowed(pings),
        nonce,
        enforce_nonce: true,
        ...(answers === null
          ? {}
          : { message_reference: { message_id: answers, fail_if_not_exists: false } }),
      };
      return idOf(rest.post(Routes.channelMessages(channel), { body, files }));
    },
    edit(channel, message, components, files = []) {
      const body: RESTPatchAPIChannelMessageJSONBody = {
        components,
        flags: MessageFlags.IsComponentsV2,
        allowed_mentions: allowed([]),
        // Pictures that it had and that are not sent again go with what showed them.
        attachments: files.map(({ name }, id) => ({ id: String(id), filename: name })),
      };
      return idOf(rest.patch(Routes.channelMessage(channel, message), { body, files }));
    },
    async remove(channel, message) {
      await rest.delete(Routes.channelMessage(channel, message));
    },
    openThread: (channel, message, name) =>
      idOf(rest.post(Routes.threads(channel, message), { body: { name } })),
    async reopenThread(thread) {
      await rest.patch(Routes.channel(thread), { body: { archived: false } });
    },
    async recent(channel, most) {
      const found = messages.parse(
        await rest.get(Routes.channelMessages(channel), {
          query: new URLSearchParams({ limit: String(most) }),
        }),
      );
      return found.map(({ id, components }) => ({ id, text: JSON.stringify(components) }));
    },
  };
}

/** A first response that shows text, or says that one is coming. Whether it is private is fixed by it. */
export function privately(isPrivate: boolean): number {
  return isPrivate ? MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral : MessageFlags.IsComponentsV2;
}
