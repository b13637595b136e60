import type { Command } from '../../core/commands/commands.ts';
import type { Filled } from '../../core/forms/form.ts';
import type { ChannelSettings } from '../../core/settings/channel-settings.ts';
import type { Unfolds } from '../../core/turn/folded.ts';
import type { ChatAddress } from './address.ts';
import type { MessageActionId } from './message-actions.ts';

/** Where an event comes from, and where its answer goes. */
export type EventSource<A extends ChatAddress, T> = {
  /** Name of the workspace in the store: `platform:id`. */
  readonly workspace: string;
  /** The platform's id of the person. */
  readonly author: string;
  /** The platform's id of this delivery; the same id is done once. */
  readonly delivery: string;
  readonly address: A;
  /** What the platform needs to answer the person directly: opaque to everything but the platform. */
  readonly trigger: T;
  /** True if the platform delivers the event again unless it's acknowledged. */
  readonly redelivers: boolean;
};

/** Which conversation an event belongs to. */
export type ConversationRef =
  /** The platform knows: its id stands in what was pressed, or it's a new one. */
  | { readonly kind: 'known'; readonly id: string }
  /**
   * The one that goes on in a thread of the platform. `starts`: if there is none, one starts; otherwise the event
   * isn't for the bot.
   */
  | { readonly kind: 'thread'; readonly thread: string; readonly starts: boolean };

/** What a press means. The platform writes it into its button and reads it back. */
export type Press =
  /** Sends the words the button stands for. */
  | {
      readonly kind: 'say';
      readonly words: string;
      /** What's written on it, if the platform tells. */
      readonly label?: string;
      /** True if the platform shows what was pressed already, above where the answer goes. */
      readonly isShown?: boolean;
    }
  /** Opens a form for this person. */
  | { readonly kind: 'open'; readonly ref: string }
  | { readonly kind: 'feedback'; readonly answer: string; readonly verdict: 'helpful' | 'not-helpful' }
  /** Shows how an answer came about, to this person only. */
  | { readonly kind: 'trace'; readonly answer: string }
  /** Shows a private answer to the channel; `answer` is null if a button of an older version doesn't name it: it does nothing. */
  | { readonly kind: 'share'; readonly answer: string | null }
  /** Shows what the first screen of an answer leaves out: to this person only, where others read along. */
  | { readonly kind: 'unfold'; readonly answer: string; readonly what: Unfolds }
  | { readonly kind: 'mute' }
  | { readonly kind: 'unmute' }
  /** A button of an older version, or one that isn't ours. */
  | { readonly kind: 'unknown' };

/** A message of a person, as it's now. */
export type WrittenMessage = {
  readonly audience: 'direct' | 'shared';
  /** Without mentions of the bot. Those of a forwarded message if nothing was typed beside it. */
  readonly words: string;
  /** When it was written, in milliseconds since 1970. */
  readonly at?: number;
  /** Whose message it replies to, on a platform where a reply names one message. */
  readonly repliesTo?: 'bot' | 'person';
  /** That message, by the delivery that named it, and the answer that it holds, if it's the bot's. */
  readonly repliesToMessage?: string;
  readonly repliesToAnswer?: string;
  /** True for a mention in a thread that somebody had begun before, whether the bot knows that thread or not. */
  readonly inThread?: boolean;
};

/** Everything a platform hears. */
export type ChatEvent<A extends ChatAddress, T> =
  | (WrittenMessage & {
      readonly kind: 'message';
      /** Its delivery names the message: edits and deletions name the same. */
      readonly source: EventSource<A, T>;
      readonly conversation: ConversationRef;
      /** True for a direct message that holds nothing to read, only a file, a voice clip or the like. */
      readonly unread?: boolean;
    })
  /** A message was edited. What shows in it otherwise (link previews, pins, reactions) is no edit. */
  | (WrittenMessage & {
      readonly kind: 'edited';
      /** Its delivery names this edit, however often and in whatever form the platform tells of it. */
      readonly source: EventSource<A, T>;
      /** The same as of the message itself. */
      readonly conversation: ConversationRef;
      /** The delivery of the message itself. */
      readonly message: string;
      /** True if the bot was called in it before the edit too, as far as the platform tells. */
      readonly wasToBot: boolean;
      /** When it was edited, in milliseconds since 1970. */
      readonly editedAt?: number;
    })
  /** Messages of one conversation were deleted. */
  | {
      readonly kind: 'deleted';
      readonly workspace: string;
      readonly conversation: ConversationRef;
      /** The deliveries of the messages. */
      readonly messages: readonly string[];
      /** True if the platform delivers the event again unless it's acknowledged. */
      readonly redelivers: boolean;
    }
  | {
      readonly kind: 'command';
      readonly source: EventSource<A, T>;
      readonly conversation: ConversationRef;
      /** Undefined for free words. */
      readonly command: Command | undefined;
      readonly words: string;
    }
  /** Settings as typed options of a command; with none, they are shown. */
  | {
      readonly kind: 'settings';
      readonly source: EventSource<A, T>;
      readonly change: Partial<ChannelSettings>;
      readonly scope: 'channel' | 'everywhere';
      /** The chosen role of those who may change settings; absent if none was chosen. */
      readonly managersRole?: string;
      /** True to take back the role that was chosen. */
      readonly dropsManagersRole: boolean;
      /** The role that everybody has; null if the platform has none. */
      readonly everyoneRole: string | null;
    }
  /** An action from a message's menu: the message's words are the question, or the decision. */
  | {
      readonly kind: 'message-action';
      readonly source: EventSource<A, T>;
      readonly conversation: ConversationRef;
      readonly action: MessageActionId;
      /** The words of the message, or of the one it forwards. */
      readonly words: string;
      /** The delivery of the message. */
      readonly message: string;
      /** The platform's id of whoever wrote those words; null if it was no person, or the platform doesn't tell. */
      readonly writtenBy: string | null;
    }
  | {
      readonly kind: 'press';
      readonly source: EventSource<A, T>;
      readonly conversation: ConversationRef;
      readonly press: Press;
    }
  | {
      readonly kind: 'form';
      readonly source: EventSource<A, T>;
      readonly conversation: ConversationRef;
      readonly ref: string;
      readonly filled: Filled;
      /** Whether the form could show this person; whoever it couldn't show stays in the field. */
      readonly canShow: (person: string) => boolean;
    }
  /** The bot was added to a channel, or is found to be in it: it says hello at the address, once. */
  | {
      readonly kind: 'joined';
      readonly workspace: string;
      readonly address: A;
      /** When it was added, in milliseconds since 1970. */
      readonly at: number;
      readonly redelivers: boolean;
    }
  /** The bot was added to a workspace, or is found to be in it. */
  | { readonly kind: 'installed'; readonly workspace: string }
  | { readonly kind: 'removed'; readonly workspace: string };

/** What becomes of the delivery: `done` may be acknowledged, `again` has to come again. */
export type Receipt = 'done' | 'again';

export type Handle<A extends ChatAddress, T> = (event: ChatEvent<A, T>) => Promise<Receipt>;
