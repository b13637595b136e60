import type { types } from '@slack/bolt';
import type { ChatEvent } from '../../chat/events.ts';
import type { SlackAddress } from '../address.ts';

/**
 * The workspace an event belongs to. Data belongs to whoever installed the app: a workspace, also in the channels it
 * shares with others, or a whole organisation, whose channels have ids of their own.
 */
export type Site = {
  /** Name of the workspace in the store. */
  readonly workspace: string;
  /** Null if an organisation installed the app. */
  readonly team: string | null;
  /** The workspace of an organisation that somebody acts in. */
  readonly seenIn: string | null;
  readonly enterprise: string | null;
  readonly token: string;
  /** The bot's user id there. */
  readonly bot: string;
};

/** What it takes to answer one person directly. */
export type SlackTrigger = {
  readonly site: Site;
  /** The workspace the person comes from; undefined if Slack doesn't say. */
  readonly userTeam: string | undefined;
  /** The message the event is about, which records link back to; null if there is none that everyone sees. */
  readonly message: LinkTarget | null;
  /** Where the conversation goes on. */
  readonly address: SlackAddress;
  /** Thread for private messages; null for the channel, because a thread without replies doesn't show them. */
  readonly privateThread: string | null;
  /** The right to open a modal, for three seconds; null if the event gave none. */
  readonly triggerId: string | null;
  readonly reply: Reply;
};

/** What the chat layer hears from Slack. */
export type SlackChatEvent = ChatEvent<SlackAddress, SlackTrigger>;

export type LinkTarget = { readonly ts: string; readonly thread: string | null };

/** How the person is answered. */
export type Reply =
  /** With a message only they see. */
  | { readonly kind: 'message' }
  /** In the acknowledgement of their command, and once that is out, with a message. */
  | { readonly kind: 'command'; readonly acknowledgement: Acknowledgement<CommandResponse> }
  /** In the modal they pressed something in. */
  | { readonly kind: 'modal'; readonly view: string }
  /** In the modal they submitted; an error is shown at its first field. */
  | {
      readonly kind: 'submission';
      readonly view: string;
      /** Posts in the channel that was chosen in the modal; null without one. */
      readonly responseUrl: string | null;
      readonly field: string | null;
      readonly acknowledgement: Acknowledgement<ModalResponse>;
    };

export type CommandResponse = {
  readonly response_type: 'ephemeral';
  readonly text: string;
  readonly blocks: types.KnownBlock[];
};

export type ModalResponse =
  | { readonly response_action: 'update'; readonly view: types.ModalView }
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> };

/** An acknowledgement that isn't out yet, and can say one thing. */
export type Acknowledgement<B> = {
  /** @returns false if it's out, or says something else already */
  say(body: B): boolean;
  /** Closes it. @returns what it says; undefined for nothing */
  close(): B | undefined;
};

export function openAcknowledgement<B>(): Acknowledgement<B> {
  let response: B | undefined;
  let isOut = false;
  return {
    say(body) {
      if (isOut || response !== undefined) return false;
      response = body;
      return true;
    },
    close() {
      isOut = true;
      return response;
    },
  };
}
