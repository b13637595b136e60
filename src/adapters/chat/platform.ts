import type { z } from 'zod';
import type { Place } from '../../core/access/place.ts';
import type { Answer } from '../../core/answer/answer.ts';
import type { Chart } from '../../core/answer/chart.ts';
import type { Form } from '../../core/forms/form.ts';
import type { EarlierTalk } from '../../core/turn/earlier-talk.ts';
import type { Asked, ChatAddress, PostedMessage } from './address.ts';
import type { ConversationRef, EventSource, Handle, Press } from './events.ts';
import type { Delivered, Failure, Outcome } from './outcomes.ts';

/**
 * A chat platform, as everything in this folder sees it. A platform's folder implements it in the same named files as
 * every other's; CONTRIBUTING has a page on adding one.
 *
 * @typeParam A its addresses: where a reply goes, stored in the outbox as JSON
 * @typeParam P one rendered message
 * @typeParam T what it needs to answer one person directly: a trigger id, an interaction, a message
 */
export type Platform<A extends ChatAddress, P, T> = {
  /** How workspaces, logs and metrics name it; workspaces begin with it and a colon. */
  readonly id: string;
  readonly capabilities: Capabilities;
  /** Reads an address back from the outbox. Addresses of older versions are brought up to date or refused. */
  readonly addressSchema: z.ZodType<A>;
  /** Reads back where an editable message is; unless given, only what this version stored. */
  readonly postedMessageSchema?: z.ZodType<PostedMessage>;

  /** Connects and hands over everything it hears. Waits while the platform is down. @throws an error that names the fix */
  listen(handle: Handle<A, T>): Promise<void>;
  /** Hears nothing more, after what came in is handled. */
  stopListening(): Promise<void>;
  /** Closes all connections. */
  close(): Promise<void>;
  /** True while the platform can be heard. */
  isReady(): boolean;
  /** Routine work, every few seconds; what failed before is made good. */
  readonly tick?: () => Promise<void>;

  /** Who an event's author is, and where. Never waits longer than an acknowledgement may. */
  standing(source: EventSource<A, T>): Promise<AuthorStanding>;
  /** Whether the bot can post at the address, seen by everyone there; a sentence for the person if it can't. */
  whyNotPost(address: A): Promise<string | null>;
  /**
   * What people wrote in the thread of a message before it, without what bots wrote; null if the platform doesn't let
   * the bot read that. One call at most; never rejects, and never waits longer than an acknowledgement may. Absent if
   * the platform has no such thing.
   */
  readonly earlier?: (source: EventSource<A, T>) => Promise<EarlierTalk | null>;
  /** Display names by id, as far as the platform tells them; empty for a platform that shows ids as names by itself. */
  people(ids: readonly string[], at: A): Promise<ReadonlyMap<string, string>>;

  /** Makes a chart's picture available to messages at an address; null if it can't be shown there. Never rejects. */
  attach(chart: Chart, png: Uint8Array, at: A): Promise<Picture | null>;
  /** An answer as one or more messages, within the platform's limits. */
  render(answer: Answer, frame: AnswerFrame<A>): readonly P[];
  /** A version of a message that is less likely to be refused; null if there is none. */
  plainer(part: P): P | null;

  /** The address as it is now, just before a reply is rendered for it. */
  readonly refresh?: (address: A) => Promise<A>;
  /**
   * Where a reply goes if an address doesn't work, in order. Each is tried once; the last ones reach only the asker.
   *
   * @param failure why the address doesn't work
   */
  fallbacks(address: A, failure: Failure): readonly Fallback<A>[];
  /** Posts one message. */
  deliver(to: A, part: P, delivery: PartDelivery): Promise<Outcome<A>>;
  /** Puts a message in the place of one that's there. `elsewhere`: it's gone or can't be edited any more. */
  edit(message: MessageRef, part: P, delivery: PartDelivery, at: A): Promise<Outcome<A>>;
  /** Deletes a part that is no longer needed. */
  remove(message: MessageRef, at: A): Promise<Failure | null>;
  /** Looks for parts of a reply that may be out already, after a crash or a call of unknown outcome. */
  find(posted: PostedKey, at: A): Promise<Found<A>>;
  /** Reopens an archived thread. */
  reopen(at: A): Promise<Delivered<A> | Failure>;
  /** The address for messages of the thread that nobody asked for; unless given, the same without the question. */
  readonly destinationOf?: (address: A) => A;
  /**
   * Where an answer to the event goes that concerns only its author: to them alone, or in place without opening a thread
   * where that's impossible. Null if it goes where any answer goes, because nobody else sees that.
   */
  noteTo(source: EventSource<A, T>): A | null;
  /**
   * The address of a message that answers nothing and begins a thread; null if the bot can't post there by itself. Unless given,
   * it can't anywhere.
   *
   * @param channel the place that `standing` tells for the address
   */
  readonly channelAddress?: (address: A, channel: string) => A | null;
  /** Redirects what a form asks to the channel chosen in it; unless given, it's answered where the form was opened. */
  readonly redirectTo?: (channel: string, source: EventSource<A, T>) => Redirected<A, T>;
  /** The thread an address lies in, by the name the platform's events use for it; null if it lies in none. */
  threadOf(address: A): string | null;
  /** The channel of a message at the address. */
  channelOf(address: A): string;
  /** Whether an answer at the address starts a thread that others may join, without mentioning the bot; unless given, no. */
  readonly othersMayJoin?: (address: A) => boolean;
  /** How fast messages may follow each other where the address is; null if the platform's client paces itself. */
  pace(address: A): Pace | null;

  /** Opens a form for one person. */
  openForm(form: Form, trigger: T, carries: FormContext): Promise<Delivered<A> | Failure>;
  /** Tells one person something: privately where the platform can, otherwise in place. */
  tell(note: Note, trigger: T): Promise<Delivered<A> | Failure>;
};

/** What a platform can do; where something is missing, `chat/` falls back. */
export type Capabilities = {
  /** Without forms, fields are asked one by one. */
  readonly forms: boolean;
  /** Without edits, a message that would take another's place is posted as a new one. */
  readonly edits: boolean;
  /** Without private messages, what concerns one person is answered in place. */
  readonly privateMessages: boolean;
  /** Who may change how the bot answers in a channel. */
  readonly settingsBy: 'members' | 'managers';
  /** True if somebody who wrote a message can be told something that nobody else sees. */
  readonly privateNotes: boolean;
  /** True if only mentions and replies reach the bot, whatever a channel's settings say. */
  readonly mentionsOnly: boolean;
  /** How long posting may be held back while turns commit, in milliseconds; 0 for not at all. */
  readonly acknowledgeWithin: number;
};

/** Where an event's answer goes instead. */
export type Redirected<A extends ChatAddress, T> = {
  readonly source: EventSource<A, T>;
  readonly conversation: ConversationRef;
};

export type AuthorStanding = {
  readonly place: Place;
  /** https address of what was said, or of its thread; null if the platform knows none. */
  readonly link: string | null;
  /** True for those who run the workspace. */
  readonly runs: boolean;
  /** Their time zone, as an IANA name; absent if the platform doesn't tell. */
  readonly zone?: string;
  /** Ids of the person's roles; a workspace may let one of them manage settings. */
  readonly roles: readonly string[];
  /** True for somebody of another organisation. */
  readonly guest: boolean;
  /** True if the platform doesn't say who they are right now: then they're a guest, and asked to try again. */
  readonly unverified?: boolean;
  /** Whether the person may read a closed place. */
  readonly reads: (place: string) => Promise<boolean>;
  /**
   * Who may change how the bot answers in a channel, in the platform's words, given the id of the role chosen for it or
   * null; "members of this workspace" unless given.
   */
  readonly whoConfigures?: (role: string | null) => string;
};

/** What stands around an answer in its messages. */
export type AnswerFrame<A> = {
  /** The conversation its buttons go on with; null if each of them begins one, as a command would. */
  readonly conversation: string | null;
  readonly address: A;
  readonly asked: Asked | null;
  /** True for what concerns one person in a conversation that everyone sees: what they press there is said for everyone. */
  readonly isNote: boolean;
  /** True if the rest of the answer waits behind a button. */
  readonly hasMore: boolean;
  /** Pictures of the answer's charts; a chart without one is drawn in characters. */
  readonly pictures: ReadonlyMap<Chart, Picture>;
  /** Display names of the people in the answer and the question. */
  readonly people: ReadonlyMap<string, string>;
  /** True if the message may be there already and this one is marked as a repeat. */
  readonly repeat: boolean;
  /** True if the reply takes the place of another, so nobody is notified again. */
  readonly isEdit: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** A chart's picture, by the platform's name for it. */
export type Picture = { readonly ref: string; readonly png: Uint8Array };

export type Fallback<A> = {
  readonly address: A;
  /** Where later messages of the thread go, if not where this reply went. */
  readonly destination?: A;
  /** What the reader is told above the answer; null if nothing is different for them. */
  readonly note: string | null;
};

/** Which part of which reply a message is. */
export type PartDelivery = {
  readonly answer: string;
  /** Counted from 0. */
  readonly part: number;
  readonly parts: number;
  /** When the reply was committed, in milliseconds since 1970. */
  readonly at: number;
  /** The number of the try, from 0. */
  readonly attempt: number;
};

export type MessageRef = { readonly channel: string; readonly id: string };

export type PostedKey = { readonly answer: string; readonly parts: number; readonly at: number };

export type Found<A> = {
  /** Ids of the parts that are out. */
  readonly parts: ReadonlyMap<number, string>;
  /** Where the next message goes if any part is out, as after delivering it. */
  readonly next: A;
  /** True if what isn't among the parts isn't out, or can't be doubled. */
  readonly isCertain: boolean;
};

export type Pace = { readonly queue: string; readonly everyMs: number };

/** What a form carries, so that its submission finds back. */
export type FormContext = {
  readonly conversation: string;
  readonly ref: string;
  readonly isPrivate: boolean;
};

/** What one person is told. */
export type Note = {
  readonly answer: Answer;
  /** The conversation its buttons go on with; null if it has none. */
  readonly conversation: string | null;
  /** True if it's about an answer to the event's message that everyone sees, so that it belongs below that. */
  readonly isBelowAnswer?: boolean;
  /** True if something failed: a form that was submitted stays open. */
  readonly isFailure: boolean;
  /** A button below it that isn't words; null for none. */
  readonly button: { readonly label: string; readonly press: Press } | null;
};
